package dev.parley.application;

import dev.parley.application.ports.AlertPublisher;
import dev.parley.application.ports.AlertPublisher.PublishResult;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/** Makes the n-th call to a set of ports fail, once. */
final class Fault {
    enum Way {
        ERROR_BEFORE(false),
        ERROR_AFTER_THE_EFFECT(true),
        KILL_BEFORE(false),
        KILL_AFTER_THE_EFFECT(true);

        private final boolean effective;

        Way(boolean effective) {
            this.effective = effective;
        }

        boolean kills() {
            return this == KILL_BEFORE || this == KILL_AFTER_THE_EFFECT;
        }
    }

    /** The process was killed. Only the world around the process catches this. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private final int at;
    private final Way way;
    private final List<String> calls = new ArrayList<>();

    Fault(int at, Way way) {
        this.at = at;
        this.way = way;
    }

    static Fault none() {
        return new Fault(-1, Way.ERROR_BEFORE);
    }

    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /** The call that failed, as {@code Port.method}; empty when none has failed yet. */
    synchronized String struck() {
        return at >= 0 && at < calls.size() ? calls.get(at) : "";
    }

    /** Whether the answer to a publication is lost, which is the only reason for a repeat. */
    boolean losesAnAnswer() {
        return switch (struck()) {
            case "AlertPublisher.publish" -> way != Way.KILL_BEFORE;
            // The sender was killed before it saved the answer.
            case "DeliveryReceipts.sent" -> way == Way.KILL_BEFORE;
            default -> false;
        };
    }

    <T> T into(Class<T> port, T part) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    boolean strikes;
                    synchronized (this) {
                        strikes = calls.size() == at;
                        calls.add(port.getSimpleName() + "." + method.getName());
                    }
                    Object result = null;
                    if (!strikes || way.effective) {
                        try {
                            result = method.invoke(part, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }
                    if (strikes && way.kills()) {
                        throw new Killed();
                    }
                    if (strikes) {
                        // An adapter reports errors of the publisher as results.
                        if (port == AlertPublisher.class) {
                            return new PublishResult.Unknown("no answer");
                        }
                        throw new IllegalStateException("the fault of this test");
                    }
                    return result;
                }));
    }
}
