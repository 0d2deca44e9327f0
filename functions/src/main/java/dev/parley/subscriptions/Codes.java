package dev.parley.subscriptions;

import java.nio.charset.StandardCharsets;
import java.security.DrbgParameters;
import java.security.DrbgParameters.Capability;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Generates confirmation codes and subscription ids that cannot be guessed, and checks codes.
 *
 * @param random called for every code and id: a generator that was created before a SnapStart snapshot would give all
 *     restored copies the same values
 */
public record Codes(Supplier<SecureRandom> random) {
    private static final int CODES = 1_000_000;
    private static final int ID_BYTES = 32;

    /** Takes some milliseconds a hash, which slows down a search of a leaked table enough: a code expires within minutes. */
    private static final int ROUNDS = 20_000;

    private static final int HASH_BITS = 256;

    /** Codes from generators that are each seeded by the operating system. */
    public static Codes fromSystem() {
        return new Codes(Codes::seeded);
    }

    private static SecureRandom seeded() {
        try {
            return SecureRandom.getInstance(
                    "DRBG", DrbgParameters.instantiation(HASH_BITS, Capability.PR_AND_RESEED, null));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has DRBG", e);
        }
    }

    /** Six digits. */
    public String code() {
        return "%06d".formatted(random.get().nextInt(CODES));
    }

    /** An id of {@link Subscription#ID_LENGTH} characters and a check character. */
    public String id() {
        var bytes = new byte[ID_BYTES];
        random.get().nextBytes(bytes);
        return dev.parley.ids.Id.of(bytes, Subscription.ID_LENGTH);
    }

    /** The hash of a code, PBKDF2 with the subscription's id as salt, in lower-case hexadecimal. */
    public static String hash(String subscriptionId, String code) {
        var spec =
                new PBEKeySpec(code.toCharArray(), subscriptionId.getBytes(StandardCharsets.UTF_8), ROUNDS, HASH_BITS);
        try {
            return HexFormat.of()
                    .formatHex(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                            .generateSecret(spec)
                            .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has PBKDF2", e);
        }
    }

    /** Compares in constant time. */
    public static boolean matches(String subscriptionId, String typed, String hash) {
        return MessageDigest.isEqual(
                hash(subscriptionId, typed).getBytes(StandardCharsets.US_ASCII),
                hash.getBytes(StandardCharsets.US_ASCII));
    }
}
