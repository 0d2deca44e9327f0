package dev.parley.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.template.Check.Stack;
import java.util.ArrayList;
import java.util.List;

/** Checks of what keeps things: the archive and the index. */
final class Storage {
    private Storage() {}

    static List<String> bucketsAreLockedAndVersioned(Stack stack) {
        var faults = new ArrayList<String>();
        for (var bucket : stack.system().resources("AWS::S3::Bucket").entrySet()) {
            var properties = bucket.getValue().path("Properties");
            for (var block :
                    List.of("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets")) {
                if (!properties
                        .path("PublicAccessBlockConfiguration")
                        .path(block)
                        .asBoolean()) {
                    faults.add(bucket.getKey() + " can be made public: " + block);
                }
            }
            if (!properties
                    .path("VersioningConfiguration")
                    .path("Status")
                    .asText()
                    .equals("Enabled")) {
                faults.add(bucket.getKey() + " forgets what is overwritten");
            }
            if (!properties.path("OwnershipControls").toString().contains("\"BucketOwnerEnforced\"")) {
                faults.add(bucket.getKey() + " may hold objects of other owners");
            }
            if (properties.path("BucketEncryption").isMissingNode()) {
                faults.add(bucket.getKey() + " does not say its encryption");
            }
        }
        return faults;
    }

    static List<String> versionsAreWrittenOnce(Stack stack) {
        return writtenOnce(stack, "/articles/*", "a version");
    }

    static List<String> receiptsAreWrittenOnce(Stack stack) {
        return writtenOnce(stack, "/receipts/*", "a receipt");
    }

    static List<String> holdsAreWrittenOnce(Stack stack) {
        return writtenOnce(stack, "/holds/*", "an act of a legal hold");
    }

    /** A rule that expires current objects would delete what is under legal hold. */
    static List<String> nothingOfTheArchiveExpires(Stack stack) {
        var faults = new ArrayList<String>();
        for (var bucket : stack.system().resources("AWS::S3::Bucket").entrySet()) {
            var rules = bucket.getValue()
                    .path("Properties")
                    .path("LifecycleConfiguration")
                    .path("Rules");
            for (var entry : rules) {
                var rule = entry.has("Fn::If") ? entry.path("Fn::If").path(1) : entry;
                var prefix = rule.path("Prefix").asText();
                var expires = rule.has("ExpirationInDays") || rule.has("ExpirationDate") || rule.has("Expiration");
                for (var kept : List.of("articles/", "tombstones/", "receipts/", "holds/")) {
                    if (expires && (kept.startsWith(prefix) || prefix.startsWith(kept))) {
                        faults.add(bucket.getKey() + " expires " + kept + " by the rule "
                                + rule.path("Id").asText());
                    }
                }
            }
        }
        return faults;
    }

    static List<String> theSearchIndexIsWrittenOnce(Stack stack) {
        return writtenOnce(stack, "/search/*", "a part of the search index");
    }

    /** Its files are replaced all the time, and a version of each that was deleted would stay for a year. */
    static List<String> whatTheSearchIndexRemovedGoesSoon(Stack stack) {
        var faults = new ArrayList<String>();
        for (var bucket : stack.system().resources("AWS::S3::Bucket").entrySet()) {
            var soon = bucket.getValue()
                    .path("Properties")
                    .path("LifecycleConfiguration")
                    .path("Rules")
                    .valueStream()
                    .anyMatch(rule -> rule.path("Prefix").asText().equals("search/")
                            && rule.path("Status").asText().equals("Enabled")
                            && rule.path("NoncurrentVersionExpiration")
                                            .path("NoncurrentDays")
                                            .asInt(366)
                                    <= 7);
            if (!soon) {
                faults.add(bucket.getKey() + " keeps what the search index removed");
            }
        }
        return faults;
    }

    private static List<String> writtenOnce(Stack stack, String objects, String what) {
        var faults = new ArrayList<String>();
        var system = stack.system();
        for (var bucket : system.resources("AWS::S3::Bucket").keySet()) {
            var once = system.resources("AWS::S3::BucketPolicy").values().stream()
                    .flatMap(policy -> policy.path("Properties")
                            .path("PolicyDocument")
                            .path("Statement")
                            .valueStream())
                    .anyMatch(statement -> statement.path("Effect").asText().equals("Deny")
                            && statement.path("Action").asText().equals("s3:PutObject")
                            && Template.references(statement.path("Resource")).contains(bucket)
                            && statement.path("Resource").toString().contains(objects)
                            && statement
                                    .path("Condition")
                                    .path("Null")
                                    .path("s3:if-none-match")
                                    .asText()
                                    .equals("true"));
            if (!once) {
                faults.add(bucket + " lets " + what + " be overwritten");
            }
        }
        return faults;
    }

    static List<String> dataOutlivesTheStack(Stack stack) {
        var faults = new ArrayList<String>();
        for (var type : List.of("AWS::S3::Bucket", "AWS::DynamoDB::Table", "AWS::Cognito::UserPool")) {
            for (var resource : stack.system().resources(type).entrySet()) {
                if (!resource.getValue().path("DeletionPolicy").asText().startsWith("Retain")
                        || !resource.getValue()
                                .path("UpdateReplacePolicy")
                                .asText()
                                .equals("Retain")) {
                    faults.add(resource.getKey() + " is deleted with its stack, or when it is replaced");
                }
            }
        }
        return faults;
    }

    static List<String> tablesCanBeRestored(Stack stack) {
        var faults = new ArrayList<String>();
        for (var table : stack.system().resources("AWS::DynamoDB::Table").entrySet()) {
            var properties = table.getValue().path("Properties");
            if (!properties
                    .path("PointInTimeRecoverySpecification")
                    .path("PointInTimeRecoveryEnabled")
                    .asBoolean()) {
                faults.add(table.getKey() + " has no point-in-time recovery");
            }
            if (!protectedByDefault(stack.system(), properties.path("DeletionProtectionEnabled"))) {
                faults.add(table.getKey() + " may be deleted by mistake");
            }
            if (!properties
                    .path("DeletionProtectionEnabled")
                    .toString()
                    .equals("{\"Fn::If\":[\"KeepsData\",true,false]}")) {
                faults.add(table.getKey() + " is protected by something else than KeepData");
            }
            if (!properties.path("SSESpecification").path("SSEEnabled").asBoolean()) {
                faults.add(table.getKey() + " does not say its encryption");
            }
            if (!properties.path("BillingMode").asText().equals("PAY_PER_REQUEST")) {
                faults.add(table.getKey() + " costs while nothing happens, and refuses what is more than expected");
            }
        }
        return faults;
    }

    static List<String> theArchiveTellsTheIndex(Stack stack) {
        var faults = new ArrayList<String>();
        var system = stack.system();
        for (var bucket : system.resources("AWS::S3::Bucket").entrySet()) {
            var properties = bucket.getValue().path("Properties");
            for (var notification : properties.path("NotificationConfiguration").path("QueueConfigurations")) {
                var queue = Template.reference(notification.path("Queue"));
                var policy = system.resources("AWS::SQS::QueuePolicy").entrySet().stream()
                        .filter(candidate -> Template.references(
                                        candidate.getValue().path("Properties").path("Queues"))
                                .contains(queue))
                        .findFirst();
                if (policy.isEmpty()) {
                    faults.add(queue + " has no policy, so that S3 may not write to it");
                    continue;
                }
                // S3 tries the queue when the notification is made, and refuses it when it may not write.
                if (bucket.getValue().path("DependsOn").valueStream().noneMatch(made -> made.asText()
                        .equals(policy.get().getKey()))) {
                    faults.add(bucket.getKey() + " may be made before "
                            + policy.get().getKey());
                }
                var name = properties.path("BucketName").path("Fn::Sub").asText();
                if (name.isEmpty() || !policy.get().getValue().toString().contains(":s3:::" + name + "\"")) {
                    faults.add(policy.get().getKey() + " lets another bucket write, not " + bucket.getKey());
                }
                // A function that is notified of its own writes would loop for ever.
                if (!(notification.path("Filter").toString().contains("\"articles/\"") && queue.equals("IndexQueue"))
                        && !(notification.path("Filter").toString().contains("\"exports/\"")
                                && notification.path("Filter").toString().contains("\"/request.json\"")
                                && queue.equals("ExportQueue"))
                        && !(notification.path("Filter").toString().contains("\"inbox/\"")
                                && queue.equals("InboxQueue"))) {
                    faults.add(bucket.getKey() + " tells " + queue + " of objects that are nothing to it");
                }
            }
            if (properties
                    .path("NotificationConfiguration")
                    .path("QueueConfigurations")
                    .isEmpty()) {
                faults.add(bucket.getKey() + " tells nobody of new versions");
            }
        }
        return faults;
    }

    private static boolean protectedByDefault(Template system, JsonNode value) {
        if (!value.has("Fn::If")) {
            return value.asBoolean();
        }
        var choice = value.path("Fn::If");
        var condition = system.root().path("Conditions").path(choice.path(0).asText());
        var sides = condition.path("Fn::Equals");
        var setting = Template.reference(sides.path(0));
        var byDefault = Settings.byDefault(system, setting).asText();
        return choice.path(byDefault.equals(sides.path(1).asText()) ? 1 : 2).asBoolean();
    }
}
