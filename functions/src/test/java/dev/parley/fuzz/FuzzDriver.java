package dev.parley.fuzz;

/** What the fuzzer calls: first with the name of a target, then with inputs. */
public final class FuzzDriver {
    private static FuzzTarget target;

    private FuzzDriver() {}

    /** @param args the name of the target */
    public static void fuzzerInitialize(String[] args) {
        target = FuzzTargets.named(args[0]);
    }

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        target.reader().read(input);
    }
}
