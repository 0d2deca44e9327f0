package dev.parley.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/**
 * Lets calls of the AWS SDK fail. It is a global interceptor, so that the SDK adds it to every client of this JVM. It does
 * nothing while no injection is open, and only disturbs calls that a function makes.
 */
public final class CallFaults implements ExecutionInterceptor {
    private static final ExecutionAttribute<Fault> FAULT = new ExecutionAttribute<>("ParleyFault");
    private static final AtomicReference<Injection> OPEN = new AtomicReference<>();

    private enum Fault {
        NONE,
        /** The service gets the call; its answer is lost. */
        ANSWER_LOST,
        /** The service gets the call; its answer is lost; the SDK calls again by itself. */
        FIRST_ANSWER_LOST,
        /** The function is killed after the call took effect. */
        KILL_AFTER
    }

    /** The function is killed. A LinkageError, because the local stack reports that as the failure of the function. */
    static final class Killed extends LinkageError {
        private static final long serialVersionUID = 1;

        Killed() {
            super("killed by the proof of reliability");
        }
    }

    /**
     * What was injected.
     *
     * @param calls calls that functions began
     * @param refused calls that failed without an effect
     * @param answersLost calls that reached the service and failed
     * @param retried calls that reached the service, and that the SDK repeated
     * @param kills functions that were killed
     * @param publishes publications that took effect
     * @param ambiguous those of them of which no record could be made, because their answer was lost, or the sender was
     *     killed, or the record failed
     */
    public record Injected(
            long calls, long refused, long answersLost, long retried, long kills, long publishes, long ambiguous) {}

    /** The faults between start and close. Only one injection is open at a time. */
    static final class Injection implements AutoCloseable {
        private final RandomGenerator random;
        private final double rate;
        private boolean running;
        private boolean dead;
        private int untilKill;
        private boolean killAfterwards;
        private boolean unrecorded;
        private long calls;
        private long refused;
        private long answersLost;
        private long retried;
        private long kills;
        private long publishes;
        private long ambiguous;

        private Injection(RandomGenerator random, double rate) {
            this.random = random;
            this.rate = rate;
        }

        /** A function begins. */
        synchronized void begin() {
            running = true;
            dead = false;
        }

        /** A function has ended, in whatever way. */
        synchronized void end() {
            running = false;
            settle();
        }

        /**
         * Kills the function that makes the call with this number from now on; 1 is the next call, 0 is none.
         *
         * @param afterwards whether the call still takes effect
         */
        synchronized void killAtCall(int number, boolean afterwards) {
            untilKill = number;
            killAfterwards = afterwards;
        }

        synchronized Injected injected() {
            return new Injected(calls, refused, answersLost, retried, kills, publishes, ambiguous);
        }

        /** Decides what happens to a call, and fails if it is to have no effect. */
        private synchronized Fault before(SdkRequest request) {
            if (!running) {
                return Fault.NONE;
            }
            if (dead) {
                // A process that was killed does nothing more, not even in its finally blocks.
                throw new Killed();
            }
            calls++;
            if (untilKill > 0 && --untilKill == 0) {
                if (killAfterwards) {
                    return Fault.KILL_AFTER;
                }
                throw killed();
            }
            var drawn = random.nextDouble();
            if (drawn >= rate) {
                return Fault.NONE;
            }
            if (drawn < rate / 2) {
                refused++;
                throw SdkClientException.create("a fault of this proof: the call was not made");
            }
            // The client that publishes does not repeat a call.
            return drawn < rate * 3 / 4 || request instanceof PublishRequest
                    ? Fault.ANSWER_LOST
                    : Fault.FIRST_ANSWER_LOST;
        }

        private synchronized void after(Fault fault, SdkRequest request) {
            if (!running) {
                return;
            }
            note(request);
            if (fault == Fault.KILL_AFTER) {
                throw killed();
            }
            if (fault == Fault.ANSWER_LOST) {
                throw answerLost();
            }
        }

        /** What the caller sees in place of a refusal by the service, such as that of a condition. */
        private synchronized Throwable refusal(Fault fault, Throwable refusal) {
            if (!running) {
                return refusal;
            }
            return switch (fault) {
                case NONE, FIRST_ANSWER_LOST -> refusal;
                case ANSWER_LOST -> answerLost();
                case KILL_AFTER -> killed();
            };
        }

        private SdkClientException answerLost() {
            answersLost++;
            return SdkClientException.create("a fault of this proof: the answer was lost");
        }

        private Killed killed() {
            dead = true;
            kills++;
            return new Killed();
        }

        private synchronized void firstAnswer(SdkRequest request, SdkHttpResponse response) {
            if (response.isSuccessful()) {
                note(request);
            }
            retried++;
        }

        /** Notes the effect of a publication, and of the records that it was made. */
        private void note(SdkRequest request) {
            switch (request) {
                case PublishRequest _ -> {
                    settle();
                    publishes++;
                    unrecorded = true;
                }
                case PutObjectRequest put when put.key().endsWith("/sent.json") -> unrecorded = false;
                case UpdateItemRequest update
                when update.expressionAttributeValues().containsKey(":messageId") -> unrecorded = false;
                default -> {}
            }
        }

        private void settle() {
            if (unrecorded) {
                ambiguous++;
                unrecorded = false;
            }
        }

        @Override
        public void close() {
            OPEN.set(null);
        }
    }

    /** @param rate share of the calls that fail */
    static Injection inject(RandomGenerator random, double rate) {
        var injection = new Injection(random, rate);
        OPEN.set(injection);
        return injection;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        var injection = OPEN.get();
        if (injection != null) {
            attributes.putAttribute(FAULT, injection.before(context.request()));
        }
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        var injection = OPEN.get();
        if (injection != null && attributes.getAttribute(FAULT) == Fault.FIRST_ANSWER_LOST) {
            attributes.putAttribute(FAULT, Fault.NONE);
            context.responseBody().ifPresent(CallFaults::close);
            injection.firstAnswer(context.request(), context.httpResponse());
            throw RetryableException.create("a fault of this proof: the first answer was lost");
        }
    }

    private static void close(InputStream body) {
        try (body) {
            body.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        var injection = OPEN.get();
        var fault = attributes.getAttribute(FAULT);
        if (injection != null && fault != null) {
            injection.after(fault, context.request());
        }
    }

    @Override
    public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes attributes) {
        var injection = OPEN.get();
        var fault = attributes.getAttribute(FAULT);
        return injection != null && fault != null && context.exception() instanceof AwsServiceException
                ? injection.refusal(fault, context.exception())
                : context.exception();
    }
}
