package dev.parley.cli;

import static dev.parley.cli.CommandRun.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackOptionsTest {
    private static final Map<String, String> REGION = Map.of("AWS_REGION", "eu-west-1");

    @Test
    void aDeployedStackIsFoundByItsName() throws Exception {
        try (var cloudFormation = new FakeCloudFormation()
                .with(Map.of(
                        "ApiUrl", "https://x",
                        "ArchiveBucketName", "b-1",
                        "IndexTableName", "t-1",
                        "ConfidenceThreshold", "0.7",
                        "ObjectLockDays", "30"))) {
            var found = cloudFormation.stacks(REGION).find("parley");
            assertEquals("b-1", found.bucket());
            assertEquals("t-1", found.table());
            assertEquals(Optional.of(0.7), found.confidenceThreshold());
            assertEquals(30, found.objectLockDays());
            assertTrue(cloudFormation.lastRequest().contains("Action=DescribeStacks"), cloudFormation.lastRequest());
            assertTrue(cloudFormation.lastRequest().contains("StackName=parley"), cloudFormation.lastRequest());
        }
    }

    @Test
    void aStackThatDoesNotExistIsReportedWithTheMessageOfCloudFormation() throws Exception {
        try (var cloudFormation = new FakeCloudFormation().withoutStacks()) {
            var failure = assertThrows(
                    IOException.class, () -> cloudFormation.stacks(REGION).find("parley"));
            assertEquals("cannot find the stack parley: Stack with id parley does not exist", failure.getMessage());
        }
    }

    @Test
    void aStackWithoutTheOutputsIsNotAStackOfParley() throws Exception {
        try (var cloudFormation = new FakeCloudFormation().with(Map.of("Website", "https://x"))) {
            var failure = assertThrows(
                    IOException.class, () -> cloudFormation.stacks(REGION).find("parley"));
            assertTrue(failure.getMessage().contains("has no output ArchiveBucketName"), failure.getMessage());
        }
    }

    /** Otherwise a stack with object lock would get versions that are not locked. */
    @Test
    void aStackThatDoesNotSayItsSettingsIsRefused() throws Exception {
        try (var cloudFormation = new FakeCloudFormation()
                .with(Map.of("ArchiveBucketName", "b-1", "IndexTableName", "t-1", "ConfidenceThreshold", "0.7"))) {
            var failure = assertThrows(
                    IOException.class, () -> cloudFormation.stacks(REGION).find("parley"));
            assertTrue(failure.getMessage().contains("has no output ObjectLockDays"), failure.getMessage());
        }
    }

    @Test
    void whereCloudFormationDoesNotAnswerTheStackIsNamed() throws Exception {
        DeployedStack stacks;
        try (var cloudFormation = new FakeCloudFormation()) {
            stacks = cloudFormation.stacks(REGION);
        }
        var failure = assertThrows(IOException.class, () -> stacks.find("parley"));
        assertTrue(
                failure.getMessage().startsWith("cannot ask CloudFormation for the stack parley"),
                failure.getMessage());
    }

    @Test
    void oneStackIsNamedAndNotTwo() {
        for (var command : List.of(
                "verify",
                "rebuild",
                "gazetteer get",
                "gazetteer remove",
                "delete 4yretr35zsc2993pt --reason r --yes")) {
            var ran = run((command + " --stack parley --data folder").split(" "));
            assertEquals(2, ran.exit(), command);
            assertTrue(ran.err().contains("--stack=NAME, --data=DIR are mutually exclusive"), ran.err());
        }
    }

    @Test
    void aFolderWithoutAStackIsReportedWithTheCommandsToUse(@TempDir Path folder) {
        for (var command : List.of("rebuild", "gazetteer get", "delete 4yretr35zsc2993pt --reason r --yes")) {
            var ran = run((command + " --data " + folder).split(" "));
            assertEquals(1, ran.exit(), command);
            assertTrue(ran.err().contains("start one with ./parley up --data"), ran.err());
        }
    }

    @Test
    void aStackThatNoLongerRunsIsReported(@TempDir Path folder) throws Exception {
        var nobody = URI.create("http://127.0.0.1:1");
        new RunningStack(nobody, nobody, nobody, nobody, nobody, Map.of()).write(folder);
        for (var command : List.of("rebuild", "gazetteer get", "delete 4yretr35zsc2993pt --reason r --yes")) {
            var ran = run((command + " --data " + folder).split(" "));
            assertEquals(1, ran.exit(), command);
            assertTrue(ran.err().contains("is \"./parley up\" running?"), ran.err());
        }
    }
}
