package dev.parley.template;

import static dev.parley.template.Changes.object;
import static dev.parley.template.Changes.reference;
import static dev.parley.template.Changes.removeStatement;
import static dev.parley.template.Changes.statement;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.parley.template.Faults.Fault;
import java.util.List;

/** Faults of what the roles grant. */
final class PermissionFaults {
    private PermissionFaults() {}

    static List<Fault> all() {
        var grants = "rolesGrantWhatTheirFunctionsCall";
        return List.of(
                statement(grants, "IntakeRole", "KnowWhatTheIndexKnows", "Action", "dynamodb:GetItems"),
                statement(grants, "IntakeRole", "Archive", "Action", "s3:PutObjects"),
                new Fault(grants, "no UpdateItem", stack -> ((ArrayNode)
                                statement(stack.system(), "IndexRole", "WriteTheIndex")
                                        .path("Action"))
                        .remove(6)),
                new Fault(grants, "no Publish", stack -> removeStatement(stack.system(), "AlertRole", "Publish")),
                new Fault(grants, "one topic alone", stack -> ((ArrayNode)
                                statement(stack.system(), "SweepRole", "Publish")
                                        .path("Resource"))
                        .remove(1)),
                new Fault(grants, "no index", stack -> ((ArrayNode)
                                statement(stack.system(), "AlertRole", "KeepTheAlertsState")
                                        .path("Resource"))
                        .remove(1)),
                new Fault(grants, "the wrong table", stack -> statement(
                                stack.system(), "SubscribeRole", "KeepSubscriptions")
                        .set("Resource", reference("Fn::GetAtt", List.of("IndexTable", "Arn")))),
                new Fault(grants, "the wrong prefix", stack -> statement(stack.system(), "IntakeRole", "Archive")
                        .set("Resource", reference("Fn::Sub", "${ArchiveBucket.Arn}/article/*"))),
                new Fault(grants, "an action that nothing calls", stack -> ((ArrayNode)
                                statement(stack.system(), "ReconcileRole", "KeepSubscriptions")
                                        .path("Action"))
                        .add("dynamodb:UpdateItem")),
                new Fault(grants, "the logs of another function", stack -> statement(stack.system(), "IndexRole", "Log")
                        .set("Resource", reference("Fn::GetAtt", List.of("AlertLogs", "Arn")))),
                new Fault(grants, "swapped roles", stack -> {
                    var index = object(stack.system(), "IndexFunction/Properties");
                    var sweep = object(stack.system(), "SweepFunction/Properties");
                    var role = index.path("Role");
                    index.set("Role", sweep.path("Role"));
                    sweep.set("Role", role);
                }),
                new Fault("fewRowsAreWrittenByThoseWhoNeedFew", "all rows", stack -> statement(
                                stack.system(), "ExportRole", "KeepTheExportsState")
                        .remove("Condition")),
                new Fault("fewRowsAreWrittenByThoseWhoNeedFew", "all days", stack -> statement(
                                stack.system(), "TablesRole", "SayWhatIsWritten")
                        .remove("Condition")),
                new Fault(
                        "noFunctionWritesWhatStartsIt",
                        "exports that ask for exports",
                        stack -> removeStatement(stack.system(), "ExportRole", "AskForNothing")));
    }
}
