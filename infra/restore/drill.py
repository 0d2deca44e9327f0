"""Restores a stack's archive and tables, as they were at a moment, into a second stack; see infra/restore-drill."""

import argparse
import concurrent.futures
import sys
import time
from datetime import datetime, timezone

import boto3
from botocore.exceptions import BotoCoreError, ClientError

# What cannot be made again. The search index, the daily tables and the like are rebuilt.
PREFIXES = ["articles/", "tombstones/", "holds/", "receipts/", "gazetteer/", "feeds/list.json"]
TABLES = ["SubscriberTableName", "IndexTableName"]
AT_ONCE = 16


class Refused(Exception):
    """The drill cannot or should not go on; the message says why."""


class Stack:
    """A deployed stack by its outputs and parameters."""

    def __init__(self, clouds, name):
        try:
            found = clouds.describe_stacks(StackName=name)["Stacks"][0]
        except ClientError as e:
            raise Refused(f"there is no stack {name}: {e}") from e
        self.name = name
        self.outputs = {one["OutputKey"]: one["OutputValue"] for one in found.get("Outputs", [])}
        self.parameters = {one["ParameterKey"]: one["ParameterValue"] for one in found.get("Parameters", [])}
        for needed in ["ArchiveBucketName", *TABLES]:
            if needed not in self.outputs:
                raise Refused(f"the stack {name} has no output {needed}: is it a stack of Parley?")

    @property
    def bucket(self):
        return self.outputs["ArchiveBucketName"]


class Drill:
    def __init__(self, source, target, at, say=print):
        if source == target:
            raise Refused("the second stack must be another one than the first")
        session = boto3.Session()
        self.s3 = session.client("s3")
        self.dynamo = session.client("dynamodb")
        clouds = session.client("cloudformation")
        self.source = Stack(clouds, source)
        self.target = Stack(clouds, target)
        self.at = at
        self.say = say
        # Rows of the outbox that are copied look like new ones to the stack's stream.
        if self.target.parameters.get("AlertsEnabled") != "false":
            raise Refused(f"deploy {target} with AlertsEnabled=false: it would send what waits in the restored outbox")

    def restore_table(self, output):
        """Restores a table beside the first stack's, copies its rows into the second stack's, and deletes it."""
        source, target = self.source.outputs[output], self.target.outputs[output]
        restored = f"{target}-restored"[:255]
        if not self._exists(restored):
            self.dynamo.restore_table_to_point_in_time(
                SourceTableName=source, TargetTableName=restored, RestoreDateTime=self.at)
            self.say(f"  {source} is being restored as {restored}")
        while self.dynamo.describe_table(TableName=restored)["Table"]["TableStatus"] != "ACTIVE":
            time.sleep(10)
        rows = 0
        for page in self.dynamo.get_paginator("scan").paginate(TableName=restored, ConsistentRead=True):
            with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
                items = page["Items"]
                batches = [items[start:start + 25] for start in range(0, len(items), 25)]
                list(pool.map(lambda batch: self._write(target, batch), batches))
            rows += len(page["Items"])
        found = sum(page["Count"] for page in self.dynamo.get_paginator("scan").paginate(
            TableName=target, ConsistentRead=True, Select="COUNT"))
        if found < rows:
            raise Refused(f"{target} has {found} rows and should have {rows}")
        self.dynamo.delete_table(TableName=restored)
        self.say(f"  {target}: {rows} rows copied")
        return rows

    def _exists(self, table):
        try:
            self.dynamo.describe_table(TableName=table)
            return True
        except self.dynamo.exceptions.ResourceNotFoundException:
            return False

    def _write(self, table, items):
        left = {table: [{"PutRequest": {"Item": item}} for item in items]}
        pause = 0.1
        while left:
            left = self.dynamo.batch_write_item(RequestItems=left).get("UnprocessedItems")
            if left:
                time.sleep(pause)
                pause = min(pause * 2, 10)

    def objects(self):
        """The version of each key that was the newest at the moment, unless the key was deleted then."""
        for prefix in PREFIXES:
            current = {}
            for page in self.s3.get_paginator("list_object_versions").paginate(Bucket=self.source.bucket, Prefix=prefix):
                both = [(one, True) for one in page.get("Versions", [])]
                both += [(one, False) for one in page.get("DeleteMarkers", [])]
                for one, is_there in both:
                    moment = one["LastModified"]
                    known = current.get(one["Key"])
                    # Of two changes in one second, the one that S3 calls the latest is the later.
                    later = known is None or (moment, one["IsLatest"]) >= (known[0], known[3])
                    if moment <= self.at and later:
                        current[one["Key"]] = (moment, is_there, one["VersionId"], one["IsLatest"])
            for key, (_, is_there, version, _) in sorted(current.items()):
                if is_there:
                    yield key, version

    def restore_bucket(self):
        """Copies the objects; those that the second stack has already are left as they are."""
        copied = known = 0
        with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
            for is_new in pool.map(lambda one: self._copy(*one), self.objects()):
                copied += is_new
                known += not is_new
        self.say(f"  {self.target.bucket}: {copied} objects copied, {known} were there")
        return copied + known

    def _copy(self, key, version):
        found = self.s3.get_object(Bucket=self.source.bucket, Key=key, VersionId=version)
        try:
            # The bucket's policy refuses a write that does not say that it is the first.
            self.s3.put_object(
                Bucket=self.target.bucket, Key=key, Body=found["Body"].read(), IfNoneMatch="*",
                ContentType=found.get("ContentType", "application/octet-stream"), ChecksumAlgorithm="SHA256")
            return True
        except ClientError as e:
            if e.response["ResponseMetadata"]["HTTPStatusCode"] == 412:
                return False
            raise


def moment(text):
    try:
        parsed = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError as e:
        raise argparse.ArgumentTypeError(f"not a moment such as 2026-11-24T06:00:00Z: {text}") from e
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=timezone.utc)


def main(arguments=None):
    parser = argparse.ArgumentParser(prog="infra/restore-drill", description=__doc__)
    parser.add_argument("--from", dest="source", required=True, metavar="STACK", help="the stack to restore")
    parser.add_argument("--to", dest="target", required=True, metavar="STACK", help="the stack to restore into")
    parser.add_argument("--at", type=moment, required=True, metavar="MOMENT", help="as of when, 2026-11-24T06:00:00Z")
    parser.add_argument("--dry-run", action="store_true", help="only say how many objects would be copied")
    parser.add_argument("--only", choices=["tables", "bucket"], help="restore one of both")
    options = parser.parse_args(arguments)
    began = time.monotonic()
    try:
        drill = Drill(options.source, options.target, options.at)
        if options.dry_run:
            print(f"{sum(1 for _ in drill.objects())} objects of {drill.source.bucket} would be copied.")
            return 0
        # Tables first: an object that arrives is then known to the index, which does nothing with it.
        if options.only != "bucket":
            print("Tables, by point-in-time recovery")
            for output in TABLES:
                drill.restore_table(output)
        if options.only != "tables":
            print("Bucket, from the versions of its objects")
            drill.restore_bucket()
    except (Refused, ClientError, BotoCoreError) as e:
        print(f"restore-drill: {e}", file=sys.stderr)
        print("After mending the cause, run the same command again: what is restored stays.", file=sys.stderr)
        return 1
    print(f"Restored in {time.monotonic() - began:.0f} s. Now prove it:")
    print(f"  ./parley rebuild --only search --stack {options.target}")
    print(f"  ./parley verify --stack {options.target}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
