package dev.parley.costs;

import dev.parley.costs.Units.Touched;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/**
 * Counts the calls that the AWS SDK makes in this JVM, with the read and write units that each consumed. Every client
 * of the local stack has one of these, because the SDK finds it in its list of global interceptors; it does nothing
 * while no count is open.
 */
public final class CallMeter implements ExecutionInterceptor {
    private static final ExecutionAttribute<List<Touched>> TOUCHED = new ExecutionAttribute<>("ParleyTouched");

    /** While it is true, the calls of this thread are the meter's own. */
    private static final ThreadLocal<Boolean> ASIDE = ThreadLocal.withInitial(() -> false);

    /** The calls are those of one JVM, and so is their count. */
    private static volatile Count open;

    /**
     * One call.
     *
     * @param function the function that made it
     * @param service as the SDK names it: {@code S3}, {@code DynamoDb}, {@code Sns}
     */
    public record Call(String function, String service, String operation, double readUnits, double writeUnits) {}

    /** The calls between the beginning and the end of a count; only one is open at a time. */
    public static final class Count implements AutoCloseable {
        private final String function;
        private final Units units;
        private final List<Call> calls = new CopyOnWriteArrayList<>();

        private Count(String function, Units units) {
            this.function = function;
            this.units = units;
        }

        public List<Call> calls() {
            return List.copyOf(calls);
        }

        @Override
        public void close() {
            open = null;
        }
    }

    /**
     * Begins to count.
     *
     * @param dynamo reads items to know their sizes; its own calls are not counted
     */
    public static Count count(String function, DynamoDbClient dynamo) {
        open = new Count(function, new Units(dynamo));
        return open;
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        var count = open;
        if (count == null || ASIDE.get()) {
            return context.request();
        }
        ASIDE.set(true);
        try {
            attributes.putAttribute(TOUCHED, count.units.touched(context.request()));
        } finally {
            ASIDE.set(false);
        }
        return context.request() instanceof QueryRequest query
                ? query.toBuilder()
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .build()
                : context.request();
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        var count = open;
        if (count == null || ASIDE.get()) {
            return;
        }
        ASIDE.set(true);
        try {
            add(
                    count,
                    attributes,
                    count.units.read(context.request(), context.response()),
                    count.units.written(attributes.getAttribute(TOUCHED)));
        } finally {
            ASIDE.set(false);
        }
    }

    /** A refused call is one all the same, and a refused write consumes what it would have. */
    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        var count = open;
        if (count == null || ASIDE.get()) {
            return;
        }
        ASIDE.set(true);
        try {
            var touched = attributes.getAttribute(TOUCHED);
            add(count, attributes, 0, touched == null ? 0 : count.units.written(touched));
        } finally {
            ASIDE.set(false);
        }
    }

    private static void add(Count count, ExecutionAttributes attributes, double readUnits, double writeUnits) {
        var service = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
        // Lambda reads streams itself, and charges nothing for it.
        if (!service.contains("Streams")) {
            count.calls.add(new Call(
                    count.function,
                    service,
                    attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME),
                    readUnits,
                    writeUnits));
        }
    }
}
