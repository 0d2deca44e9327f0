package dev.parley.local;

import java.net.URI;
import java.nio.file.Path;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local in this JVM, with its tables in a folder or in memory. Its own server binds every interface and sends usage
 * data, so this class runs its handler in another server, on the loopback interface only.
 */
public final class DynamoDbServer implements AutoCloseable {
    private final LocalDynamoDBRequestHandler tables;
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    DynamoDbServer(Path folder) throws Exception {
        // One file for all regions and keys, and no delayed transient states.
        this(new LocalDynamoDBRequestHandler(0, false, folder.toString(), true, false));
    }

    private DynamoDbServer(LocalDynamoDBRequestHandler tables) throws Exception {
        this.tables = tables;
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new LocalDynamoDBServerHandler(tables, null));
        server.start();
    }

    /** A server whose tables are in memory. */
    public static DynamoDbServer inMemory() throws Exception {
        return new DynamoDbServer(new LocalDynamoDBRequestHandler(0, true, null, true, false));
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    @Override
    public void close() throws Exception {
        server.stop();
        tables.shutdown();
    }
}
