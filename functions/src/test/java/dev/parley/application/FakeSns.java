package dev.parley.application;

import dev.parley.application.ports.TextMessages;
import dev.parley.application.ports.Topics;
import dev.parley.subscriptions.Address;
import dev.parley.subscriptions.Channel;
import dev.parley.subscriptions.FilterPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** SNS in memory: one subscription per address and topic, links by mail, and unsubscribing without us. */
final class FakeSns implements Topics, TextMessages {
    static final class Entry {
        final String endpoint;
        final boolean digest;
        FilterPolicy policy;
        boolean confirmed;

        Entry(String endpoint, boolean digest, FilterPolicy policy, boolean confirmed) {
            this.endpoint = endpoint;
            this.digest = digest;
            this.policy = policy;
            this.confirmed = confirmed;
        }
    }

    final Map<String, Entry> entries = new LinkedHashMap<>();
    final List<String> mails = new ArrayList<>();
    final Map<String, List<String>> texts = new HashMap<>();
    final Set<String> stopped = new HashSet<>();
    final List<String> calls = new ArrayList<>();
    boolean full;
    private int made;

    @Override
    public boolean isFull(boolean digest) {
        return full;
    }

    @Override
    public Asked ask(Address address, boolean digest, FilterPolicy policy) {
        calls.add("ask");
        var there = find(address.value(), digest);
        if (there.isPresent()) {
            var entry = entries.get(there.get());
            if (!entry.policy.equals(policy)) {
                return new Asked(Optional.empty());
            }
            if (!entry.confirmed) {
                mails.add(entry.endpoint);
            }
            return new Asked(there);
        }
        var arn = "arn:" + ++made;
        entries.put(arn, new Entry(address.value(), digest, policy, address.channel() == Channel.SMS));
        if (address.channel() == Channel.EMAIL) {
            mails.add(address.value());
        }
        return new Asked(Optional.of(arn));
    }

    private Optional<String> find(String endpoint, boolean digest) {
        return entries.entrySet().stream()
                .filter(one -> one.getValue().endpoint.equals(endpoint) && one.getValue().digest == digest)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    @Override
    public String subscribe(Address confirmed, boolean digest, FilterPolicy policy) {
        var arn = ask(confirmed, digest, policy)
                .arn()
                .or(() -> find(confirmed.value(), digest))
                .orElseThrow();
        filter(arn, policy);
        return arn;
    }

    @Override
    public Standing standing(String arn) {
        calls.add("standing");
        var entry = entries.get(arn);
        return entry == null ? Standing.GONE : entry.confirmed ? Standing.CONFIRMED : Standing.PENDING;
    }

    @Override
    public boolean filter(String arn, FilterPolicy policy) {
        var entry = entries.get(arn);
        if (entry == null || !entry.confirmed) {
            return false;
        }
        entry.policy = policy;
        return true;
    }

    @Override
    public void unsubscribe(String arn) {
        entries.remove(arn);
    }

    @Override
    public Map<String, String> confirmed(boolean digest) {
        return entries.entrySet().stream()
                .filter(one -> one.getValue().confirmed && one.getValue().digest == digest)
                .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().endpoint));
    }

    @Override
    public Set<String> optedOut(List<String> numbers) {
        return numbers.stream().filter(stopped::contains).collect(Collectors.toSet());
    }

    @Override
    public void send(Address number, String text) {
        calls.add("text");
        texts.computeIfAbsent(number.value(), n -> new ArrayList<>()).add(text);
    }

    /** The last code sent to a number. */
    String code(String number) {
        return texts.get(number).getLast().replaceAll(".*code (\\d{6}).*", "$1");
    }

    /** The owner of an address follows the link in the mail. */
    void follow(String email) {
        entries.values().stream().filter(one -> one.endpoint.equals(email)).forEach(one -> one.confirmed = true);
    }
}
