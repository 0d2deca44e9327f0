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
 * Counts the calls of the AWS SDK in this JVM, with their read and write units. It is a global interceptor, so that the SDK
 * adds it to every client of the local stack. It does nothing while no count is open.
 */
public final class CallMeter implements ExecutionInterceptor {
    private static final ExecutionAttribute<List<Touched>> TOUCHED = new ExecutionAttribute<>("ParleyTouched");

    /** Whether the calls of this thread are the meter's own, which are not counted. */
    private static final ThreadLocal<Boolean> ASIDE = ThreadLocal.withInitial(() -> false);

    /** The open count of this JVM; null if there is none. */
    private static volatile Count open;

    /**
     * One call.
     *
     * @param function id of the calling function
     * @param service name in the SDK: {@code S3}, {@code DynamoDb}, {@code Sns}
     */
    public record Call(String function, String service, String operation, double readUnits, double writeUnits) {}

    /** The calls between start and close. Only one count is open at a time. */
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
     * Starts a count.
     *
     * @param dynamo reads the sizes of items; its calls are not counted
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

    /** Failed calls count too: a refused conditional write consumes the same units. */
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
        // In AWS, Lambda reads the streams, free of charge.
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
