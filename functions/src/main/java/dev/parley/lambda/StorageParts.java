package dev.parley.lambda;

import dev.parley.application.ports.ArticleArchive;
import dev.parley.application.ports.Embargoes;
import dev.parley.application.ports.IntakeIndex;
import dev.parley.application.ports.LegalHolds;
import dev.parley.application.ports.UnknownNames;
import dev.parley.aws.Clients;
import dev.parley.aws.DynamoArrivals;
import dev.parley.aws.DynamoEmbargoes;
import dev.parley.aws.DynamoFactIndex;
import dev.parley.aws.DynamoIntakeIndex;
import dev.parley.aws.DynamoOutbox;
import dev.parley.aws.DynamoUnknownNames;
import dev.parley.aws.S3ArticleArchive;
import dev.parley.aws.S3LegalHolds;
import dev.parley.aws.S3OverlayStore;
import dev.parley.exports.Arrivals;
import dev.parley.extraction.OverlayStore;
import java.time.Clock;

/** The adapters of the archive bucket and the index table that more than one area uses. */
record StorageParts(Environment environment, Clients clients) {
    ArticleArchive archive() {
        return new S3ArticleArchive(clients.s3(), bucket());
    }

    DynamoFactIndex index() {
        return new DynamoFactIndex(clients.dynamo(), table());
    }

    IntakeIndex intakeIndex(Clock clock) {
        return new DynamoIntakeIndex(clients.dynamo(), table(), clock);
    }

    DynamoOutbox outbox() {
        return new DynamoOutbox(clients.dynamo(), table());
    }

    Embargoes embargoes() {
        return new DynamoEmbargoes(clients.dynamo(), table());
    }

    LegalHolds legalHolds() {
        return new S3LegalHolds(clients.s3(), bucket());
    }

    UnknownNames unknownNames() {
        return new DynamoUnknownNames(clients.dynamo(), table());
    }

    Arrivals arrivals() {
        return new DynamoArrivals(clients.dynamo(), table());
    }

    OverlayStore overlay() {
        return new S3OverlayStore(clients.s3(), bucket());
    }

    String bucket() {
        return environment.variable("ARCHIVE_BUCKET");
    }

    String table() {
        return environment.variable("INDEX_TABLE");
    }
}
