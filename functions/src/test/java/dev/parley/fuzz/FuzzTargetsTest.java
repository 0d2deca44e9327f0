package dev.parley.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The seeds of every target, and what is left of them after small damage. {@code infra/fuzz} goes on from here. */
class FuzzTargetsTest {
    @TestFactory
    Stream<DynamicTest> everySeedIsRead() {
        return eachSeed((target, seed) -> target.reader().read(seed));
    }

    @TestFactory
    Stream<DynamicTest> everySeedIsReadWhenItEndsEarly() {
        return eachSeed((target, seed) -> {
            for (int part = 0; part < 20; part++) {
                target.reader().read(Arrays.copyOf(seed, seed.length * part / 20));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> everySeedIsReadWithWrongBytes() {
        return eachSeed((target, seed) -> {
            var random = new Random(17);
            for (int i = 0; i < 20 && seed.length > 0; i++) {
                var damaged = seed.clone();
                for (int n = random.nextInt(4); n >= 0; n--) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
                target.reader().read(damaged);
            }
        });
    }

    @Test
    void everyTargetHasANameOfItsOwn() {
        var names = FuzzTargets.all().stream().map(FuzzTarget::name).toList();
        assertEquals(List.copyOf(new LinkedHashSet<>(names)), names);
    }

    private interface Reading {
        void read(FuzzTarget target, byte[] seed) throws Exception;
    }

    private static Stream<DynamicTest> eachSeed(Reading reading) {
        return FuzzTargets.all().stream()
                .map(target -> DynamicTest.dynamicTest(target.name(), () -> {
                    for (var seed : target.seeds()) {
                        reading.read(target, seed);
                    }
                }));
    }
}
