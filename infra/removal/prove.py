"""Tears down and purges small stacks on the emulator of the deployed proof."""

import contextlib
import io
import json
import os
import sys
import tempfile
from datetime import datetime, timedelta, timezone
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "emulated"))
from ministack import MiniStack  # noqa: E402
from tools import Failed  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]

# What the commands need of template.yaml, retained as it is there.
TEMPLATE = """
Resources:
  ArchiveBucket:
    Type: AWS::S3::Bucket
    DeletionPolicy: RetainExceptOnCreate
    Properties:
      BucketName: !Sub ${AWS::StackName}-archive
      VersioningConfiguration: { Status: Enabled }
  IndexTable:
    Type: AWS::DynamoDB::Table
    DeletionPolicy: RetainExceptOnCreate
    Properties:
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions: [{ AttributeName: pk, AttributeType: S }]
      KeySchema: [{ AttributeName: pk, KeyType: HASH }]
      DeletionProtectionEnabled: true
  ReaderPool:
    Type: AWS::Cognito::UserPool
    DeletionPolicy: RetainExceptOnCreate
    Properties:
      UserPoolName: !Sub ${AWS::StackName}-readers
      DeletionProtection: ACTIVE
  IndexLogs:
    Type: AWS::Logs::LogGroup
    Properties:
      LogGroupName: !Sub /aws/lambda/${AWS::StackName}-index
  IndexQueue:
    Type: AWS::SQS::Queue
Outputs:
  ArchiveBucketName: { Value: !Ref ArchiveBucket }
  IndexTableName: { Value: !Ref IndexTable }
"""


def check(holds, what):
    if not holds:
        raise Failed(what)
    print(f"  {what}: yes")


def prove(emulator):
    os.environ.update(emulator.client_environment())
    import boto3  # after the environment is set
    import removal

    clouds, s3, dynamo, readers, logs, queues = (boto3.client(name) for name in (
        "cloudformation", "s3", "dynamodb", "cognito-idp", "logs", "sqs"))

    def deploy(name):
        clouds.create_stack(StackName=name, TemplateBody=TEMPLATE)
        clouds.get_waiter("stack_create_complete").wait(StackName=name, WaiterConfig={"Delay": 1})
        s3.put_object(Bucket=f"{name}-archive", Key="articles/a/1.warc.gz", Body=b"one")
        s3.put_object(Bucket=f"{name}-archive", Key="articles/a/1.warc.gz", Body=b"two")
        s3.put_object(Bucket=f"{name}-archive", Key="articles/b/1.warc.gz", Body=b"gone")
        s3.delete_object(Bucket=f"{name}-archive", Key="articles/b/1.warc.gz")

    def buckets():
        return {one["Name"] for one in s3.list_buckets()["Buckets"]}

    def tables(name):
        return [one for one in dynamo.list_tables()["TableNames"] if one.startswith(name)]

    def pools(name):
        return [one for one in readers.list_user_pools(MaxResults=50)["UserPools"] if one["Name"] == f"{name}-readers"]

    def run(typed, *arguments):
        """The exit status, and what it said."""
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            status = removal.main(list(arguments), ask=lambda question: typed)
        return status, said.getvalue()

    for name in ("first", "second", "locked"):
        deploy(name)

    print("Teardown")
    status, said = run("first", "none")
    check(status == 1 and "there is no stack none" in said, "An unknown stack is refused")
    status, said = run("yes", "first")
    check(status == 1 and clouds.describe_stacks(StackName="first")["Stacks"], "Without the name nothing is changed")
    status, said = run("first", "first", "--purge")
    check(status == 1 and "infra/teardown first" in said, "A stack that is there is not purged")
    status, said = run("first", "first")
    check(status == 0, f"It ends with 0\n{said}" if status else "It ends with 0")
    check(not [url for url in queues.list_queues().get("QueueUrls", []) if "first" in url], "The queue is gone")
    check("first-archive" in buckets() and tables("first") and pools("first"), "Bucket, table and pool are kept")
    check("bucket first-archive" in said and f"table {tables('first')[0]}" in said and "pool of readers" in said,
          "It names what is kept")

    print("Purge")
    logs.create_log_group(logGroupName="/aws/lambda/first-index")
    logs.create_log_group(logGroupName="/aws/lambda/first-other-index")
    s3.put_object(Bucket="first-archive", Key="holds/a/0001.json", Body=json.dumps({"action": "PLACED"}))
    status, said = run("first", "first", "--purge")
    check(status == 1 and "legal hold, among them a" in said and "first-archive" in buckets(), "A held article refuses it")
    s3.put_object(Bucket="first-archive", Key="holds/a/0002.json", Body=json.dumps({"action": "RELEASED"}))
    status, said = run("y", "first", "--purge")
    check(status == 1 and "first-archive" in buckets(), "Without the name nothing is removed")
    status, said = run("first", "first", "--purge")
    check(status == 0, f"It ends with 0\n{said}" if status else "It ends with 0")
    check("first-archive" not in buckets() and not tables("first") and not pools("first"),
          "Bucket with all versions, table and pool are gone")
    groups = {one["logGroupName"] for one in logs.describe_log_groups()["logGroups"]}
    check("/aws/lambda/first-index" not in groups and "/aws/lambda/first-other-index" in groups,
          "Its log groups are gone, and no others")
    check("second-archive" in buckets() and tables("second"), "Another stack is as it was")
    status, said = run("first", "first", "--purge")
    check(status == 1 and "knows nothing that was kept" in said, "There is nothing to purge twice")

    print("Object lock")
    s3.put_object_lock_configuration(
        Bucket="locked-archive", ObjectLockConfiguration={"ObjectLockEnabled": "Enabled"})
    until = datetime.now(timezone.utc) + timedelta(days=30)
    s3.put_object(Bucket="locked-archive", Key="articles/c/1.warc.gz", Body=b"locked",
                  ObjectLockMode="GOVERNANCE", ObjectLockRetainUntilDate=until)
    check(run("locked", "locked")[0] == 0, "A locked archive is torn down and kept")
    status, said = run("locked", "locked", "--purge")
    check(status == 1 and f"until {until:%Y-%m-%d}" in said and tables("locked"), "What is locked is not purged")


def main():
    with tempfile.TemporaryDirectory(prefix="parley-removal-") as folder:
        emulator = MiniStack(ROOT / "build" / "emulated" / "ministack", Path(folder) / "ministack")
        try:
            emulator.await_ready(60)
            prove(emulator)
        except Failed as e:
            print(f"teardown: not so: {e}", file=sys.stderr)
            return 1
        finally:
            emulator.stop()
    print("Proven.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
