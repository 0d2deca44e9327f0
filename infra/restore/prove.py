"""Runs the restore drill between two small stacks on the emulator of the deployed proof."""

import os
import sys
import tempfile
import time
from datetime import datetime, timezone
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "emulated"))
from ministack import MiniStack  # noqa: E402
from tools import Failed  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]

# What the drill needs of template.yaml, with the same policy of the bucket.
TEMPLATE = """
Parameters:
  AlertsEnabled: { Type: String, Default: "true" }
Resources:
  ArchiveBucket:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: !Sub ${AWS::StackName}-archive
      VersioningConfiguration: { Status: Enabled }
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref ArchiveBucket
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Deny
            Principal: "*"
            Action: s3:PutObject
            Resource: !Sub "${ArchiveBucket.Arn}/articles/*"
            Condition: { "Null": { "s3:if-none-match": "true" } }
  IndexTable:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions: [{ AttributeName: pk, AttributeType: S }, { AttributeName: sk, AttributeType: S }]
      KeySchema: [{ AttributeName: pk, KeyType: HASH }, { AttributeName: sk, KeyType: RANGE }]
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true }
  SubscriberTable:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions: [{ AttributeName: pk, AttributeType: S }, { AttributeName: sk, AttributeType: S }]
      KeySchema: [{ AttributeName: pk, KeyType: HASH }, { AttributeName: sk, KeyType: RANGE }]
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true }
Outputs:
  ArchiveBucketName: { Value: !Ref ArchiveBucket }
  IndexTableName: { Value: !Ref IndexTable }
  SubscriberTableName: { Value: !Ref SubscriberTable }
"""


def check(holds, what):
    if not holds:
        raise Failed(what)
    print(f"  {what}: yes")


def prove(emulator):
    os.environ.update(emulator.client_environment())
    import boto3  # after the environment is set
    import drill

    clouds, s3, dynamo = (boto3.client(name) for name in ("cloudformation", "s3", "dynamodb"))
    for name, alerts in (("first", "true"), ("second", "false"), ("loud", "true")):
        clouds.create_stack(
            StackName=name, TemplateBody=TEMPLATE,
            Parameters=[{"ParameterKey": "AlertsEnabled", "ParameterValue": alerts}])
        clouds.get_waiter("stack_create_complete").wait(StackName=name, WaiterConfig={"Delay": 1})

    first = drill.Stack(clouds, "first")
    second = drill.Stack(clouds, "second")
    keys = [f"articles/article{i}/version.warc.gz" for i in range(40)]
    for key in keys:
        s3.put_object(Bucket=first.bucket, Key=key, Body=key.encode() * 9, IfNoneMatch="*", ContentType="application/warc")
    s3.put_object(Bucket=first.bucket, Key="gazetteer/overlay.txt", Body=b"before")
    s3.put_object(Bucket=first.bucket, Key="search/files/x", Body=b"is rebuilt")
    s3.put_object(Bucket=first.bucket, Key="tombstones/deleted.json", Body=b"{}")
    s3.put_object(Bucket=first.bucket, Key="articles/deleted/v.warc.gz", Body=b"gone", IfNoneMatch="*")
    s3.delete_object(Bucket=first.bucket, Key="articles/deleted/v.warc.gz")
    for i in range(60):
        for output in drill.TABLES:
            dynamo.put_item(TableName=first.outputs[output], Item={"pk": {"S": f"ROW#{i}"}, "sk": {"S": "X"}})
    # S3 tells seconds.
    time.sleep(2)
    at = datetime.now(timezone.utc)
    time.sleep(2)

    print("The disaster: objects are deleted and replaced, and one comes too late")
    for key in keys[:10]:
        s3.delete_object(Bucket=first.bucket, Key=key)
    s3.put_object(Bucket=first.bucket, Key="gazetteer/overlay.txt", Body=b"after")
    s3.put_object(Bucket=first.bucket, Key="articles/late/v.warc.gz", Body=b"late", IfNoneMatch="*")

    moment = at.isoformat()
    command = ["--from", "first", "--to", "second", "--at", moment]
    check(drill.main(["--from", "first", "--to", "first", "--at", moment]) == 1, "A stack is not restored into itself")
    check(drill.main(["--from", "first", "--to", "loud", "--at", moment]) == 1, "A stack that sends alerts is refused")
    check(drill.main([*command, "--dry-run"]) == 0 and not objects(s3, second.bucket), "A dry run copies nothing")
    check(drill.main(command) == 0, "The drill ends with 0")
    restored = objects(s3, second.bucket)
    check(restored == set(keys) | {"gazetteer/overlay.txt", "tombstones/deleted.json"},
          "The bucket has what there was at that moment, and nothing else")
    check(all(body(s3, second.bucket, key) == key.encode() * 9 for key in keys), "Every byte is the same")
    check(body(s3, second.bucket, "gazetteer/overlay.txt") == b"before", "What was replaced is as it was")
    for output in drill.TABLES:
        count = dynamo.scan(TableName=second.outputs[output], Select="COUNT")["Count"]
        check(count == 60, f"{output}: all rows are there")
    tables = dynamo.list_tables()["TableNames"]
    check(not [table for table in tables if table.endswith("-restored")], "The table between them is gone")
    check(drill.main(command) == 0 and objects(s3, second.bucket) == restored, "A second run changes nothing")


def objects(s3, bucket):
    return {one["Key"] for one in s3.list_objects_v2(Bucket=bucket).get("Contents", [])}


def body(s3, bucket, key):
    return s3.get_object(Bucket=bucket, Key=key)["Body"].read()


def main():
    with tempfile.TemporaryDirectory(prefix="parley-restore-") as folder:
        emulator = MiniStack(ROOT / "build" / "emulated" / "ministack", Path(folder) / "ministack")
        try:
            emulator.await_ready(60)
            prove(emulator)
        except Failed as e:
            print(f"restore-drill: not so: {e}", file=sys.stderr)
            return 1
        finally:
            emulator.stop()
    print("Proven.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
