package dev.parley.aws;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** A client that sums the read units that DynamoDB reports, and counts the requests. */
final class CountedReads implements InvocationHandler {
    private final DynamoDbClient client;
    private double units;
    private int requests;

    CountedReads(DynamoDbClient client) {
        this.client = client;
    }

    DynamoDbClient client() {
        return (DynamoDbClient) Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(), new Class<?>[] {DynamoDbClient.class}, this);
    }

    /** The reads of a task. */
    Cost of(Runnable work) {
        units = 0;
        requests = 0;
        work.run();
        return new Cost(units, requests);
    }

    record Cost(double units, int requests) {}

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        var request = arguments != null && arguments.length == 1 ? arguments[0] : null;
        try {
            return switch (request) {
                case GetItemRequest get -> {
                    var answer = client.getItem(get.toBuilder()
                            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                            .build());
                    yield counted(answer, answer.consumedCapacity());
                }
                case BatchGetItemRequest get -> {
                    var answer = client.batchGetItem(get.toBuilder()
                            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                            .build());
                    yield counted(answer, answer.consumedCapacity().getFirst());
                }
                case QueryRequest query
                when method.getReturnType() == QueryResponse.class -> {
                    var answer = client.query(query.toBuilder()
                            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                            .build());
                    yield counted(answer, answer.consumedCapacity());
                }
                case DynamoDbRequest other
                when !method.getName().endsWith("Paginator") -> method.invoke(client, arguments);
                // Methods with a builder, and paginators, call this again with a request.
                case null, default -> InvocationHandler.invokeDefault(proxy, method, arguments);
            };
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private <T> T counted(T answer, ConsumedCapacity consumed) {
        units += consumed.capacityUnits();
        requests++;
        return answer;
    }
}
