package dev.parley.subscriptions;

import static java.util.Objects.requireNonNull;

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

/** Makes codes of six digits and ids that nobody can guess, and tells whether a code is the right one. */
public final class Codes {
    private static final int CODES = 1_000_000;
    private static final int ID_BYTES = 32;

    /** Makes a leaked table slow to search, and an answer not: some milliseconds. A code lives for minutes. */
    private static final int ROUNDS = 20_000;

    private static final int HASH_BITS = 256;

    private final Supplier<SecureRandom> random;

    /**
     * @param random asked anew for every code and id: an instance that was made before a snapshot would give all its
     *     copies the same ones
     */
    public Codes(Supplier<SecureRandom> random) {
        this.random = requireNonNull(random, "random");
    }

    /** Codes from generators that each take their seed from the operating system when they are made. */
    public static Codes ofTheSystem() {
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

    public String code() {
        return "%06d".formatted(random.get().nextInt(CODES));
    }

    public String id() {
        var bytes = new byte[ID_BYTES];
        random.get().nextBytes(bytes);
        return dev.parley.ids.Id.of(bytes, Subscription.ID_LENGTH);
    }

    /** What is kept of a code; the same code of two subscriptions differs. */
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

    /** Compares in a time that does not tell how much of it was right. */
    public static boolean isRight(String subscriptionId, String typed, String hash) {
        return MessageDigest.isEqual(
                hash(subscriptionId, typed).getBytes(StandardCharsets.US_ASCII),
                hash.getBytes(StandardCharsets.US_ASCII));
    }
}
