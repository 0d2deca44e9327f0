"""Deletes a deployed stack and keeps its data (infra/teardown), or removes the data that was kept (infra/purge)."""

import argparse
import concurrent.futures
import json
import sys
from datetime import datetime, timezone

import boto3
from botocore.exceptions import BotoCoreError, ClientError

# Types of resources that hold data. Every one of them is retained by the templates.
DATA = {
    "AWS::S3::Bucket": "bucket",
    "AWS::DynamoDB::Table": "table",
    "AWS::Cognito::UserPool": "pool of readers",
}
LOGS = "AWS::Logs::LogGroup"
NESTED = "AWS::CloudFormation::Stack"
GONE = {"404", "NoSuchBucket", "ResourceNotFoundException"}
AT_ONCE = 16
MOST_NAMED = 5


class Refused(Exception):
    """Nothing was removed; the message says why."""


class Removal:
    def __init__(self, name, say=print, ask=input):
        session = boto3.Session()
        self.clouds = session.client("cloudformation")
        self.s3 = session.client("s3")
        self.dynamo = session.client("dynamodb")
        self.readers = session.client("cognito-idp")
        self.logs = session.client("logs")
        self.name = name
        self.say = say
        self.ask = ask

    def teardown(self):
        stack = self._live()
        if stack is None:
            raise Refused(f"there is no stack {self.name}")
        outputs = {one["OutputKey"] for one in stack.get("Outputs", [])}
        if not {"ArchiveBucketName", "IndexTableName"} <= outputs:
            raise Refused(f"the stack {self.name} has not the outputs of template.yaml: is it a stack of Parley?")
        kept = self._data(stack["StackId"])
        self.say(f"The stack {self.name} will be deleted, with its functions, queues, topics, subscriptions and alarms.")
        self._list("These are kept, and go on costing storage:", kept)
        self._confirm("delete the stack")
        self.clouds.delete_stack(StackName=stack["StackId"])
        self.clouds.get_waiter("stack_delete_complete").wait(
            StackName=stack["StackId"], WaiterConfig={"Delay": 10, "MaxAttempts": 360})
        lost = [one for one in kept if not self._exists(*one)]
        if lost:
            raise Refused("the stack is deleted, but these are gone too: " + ", ".join(name for _, name in lost))
        self._list("Deleted. These are kept:", kept)
        self.say(f"infra/purge {self.name} removes them for good.")

    def purge(self):
        if self._live() is not None:
            raise Refused(f"the stack {self.name} is there: infra/teardown {self.name} deletes it first")
        found = [one for stack in self._deleted() for one in self._left(stack) if self._exists(*one)]
        kept = list(dict.fromkeys(found))
        if not kept:
            raise Refused(
                f"CloudFormation knows nothing that was kept of a stack {self.name}. It forgets deleted stacks after 90"
                " days, and each region has its own; docs/deploy.md says what to remove by hand")
        buckets = [name for kind, name in kept if kind == "AWS::S3::Bucket"]
        for bucket in buckets:
            self._refuse_held(bucket)
            self._refuse_locked(bucket)
        self._list("These will be removed for good, with all versions of all objects:", kept)
        self._confirm("remove them")
        for kind, name in kept:
            self._remove(kind, name)
            self.say(f"  removed {name}")

    def _live(self):
        try:
            return self.clouds.describe_stacks(StackName=self.name)["Stacks"][0]
        except ClientError as e:
            if "does not exist" in str(e):
                return None
            raise

    def _deleted(self):
        """The ids of the stacks of this name that were deleted in the last 90 days."""
        pages = self.clouds.get_paginator("list_stacks").paginate(StackStatusFilter=["DELETE_COMPLETE"])
        return [one["StackId"] for page in pages for one in page["StackSummaries"] if one["StackName"] == self.name]

    def _data(self, stack):
        """What holds data of a stack and of those nested in it, as pairs of type and name."""
        found = []
        for page in self.clouds.get_paginator("list_stack_resources").paginate(StackName=stack):
            for one in page["StackResourceSummaries"]:
                kind, name = one["ResourceType"], one.get("PhysicalResourceId")
                if name and kind == NESTED:
                    found += self._data(name)
                elif name and kind in DATA:
                    found.append((kind, name))
        return found

    def _left(self, stack):
        """What the deletion of a stack and of those nested in it left, as pairs of type and name."""
        left = []
        for page in self.clouds.get_paginator("describe_stack_events").paginate(StackName=stack):
            for one in page["StackEvents"]:
                kind, name, status = one["ResourceType"], one.get("PhysicalResourceId"), one.get("ResourceStatus")
                if kind == NESTED and name != stack and status == "DELETE_COMPLETE":
                    left += self._left(name)
                # A function that ran on after the deletion may have made its log group again.
                elif name and (kind in DATA and status == "DELETE_SKIPPED" or kind == LOGS and status == "DELETE_COMPLETE"):
                    left.append((kind, name))
        return left

    def _exists(self, kind, name):
        try:
            if kind == "AWS::S3::Bucket":
                self.s3.head_bucket(Bucket=name)
            elif kind == "AWS::DynamoDB::Table":
                self.dynamo.describe_table(TableName=name)
            elif kind == "AWS::Cognito::UserPool":
                self.readers.describe_user_pool(UserPoolId=name)
            else:
                groups = self.logs.describe_log_groups(logGroupNamePrefix=name)["logGroups"]
                return any(group["logGroupName"] == name for group in groups)
            return True
        except ClientError as e:
            if e.response["Error"]["Code"] in GONE:
                return False
            raise

    def _list(self, heading, some):
        self.say(heading)
        for kind, name in some:
            self.say(f"  {DATA.get(kind, 'log group')} {name}")

    def _confirm(self, what):
        try:
            typed = self.ask(f"Type the stack's name to {what}: ")
        except EOFError:
            typed = ""
        if typed.strip() != self.name:
            raise Refused("that is not the stack's name: nothing was changed")

    def _versions(self, bucket, prefix=""):
        """Pages of versions and delete markers."""
        for page in self.s3.get_paginator("list_object_versions").paginate(Bucket=bucket, Prefix=prefix):
            yield [{"Key": one["Key"], "VersionId": one["VersionId"]} for one in page.get("Versions", [])], [
                {"Key": one["Key"], "VersionId": one["VersionId"]} for one in page.get("DeleteMarkers", [])]

    def _refuse_held(self, bucket):
        """Legal holds of ./parley hold: the last act of each article counts."""
        last = {}
        for page in self.s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix="holds/"):
            for one in page.get("Contents", []):
                article = one["Key"].split("/")[1]
                last[article] = max(one["Key"], last.get(article, ""))
        held = [article for article, key in sorted(last.items()) if self._is_placed(bucket, key)]
        if held:
            raise Refused(
                f"{len(held)} articles are under legal hold, among them {', '.join(held[:MOST_NAMED])}: nothing is removed"
                " while one is. ./parley release needs the stack; without it see docs/deploy.md#teardown")

    def _is_placed(self, bucket, key):
        return json.loads(self.s3.get_object(Bucket=bucket, Key=key)["Body"].read())["action"] == "PLACED"

    def _refuse_locked(self, bucket):
        """Object lock: retention that has not ended, and legal holds of S3's own."""
        try:
            lock = self.s3.get_object_lock_configuration(Bucket=bucket)["ObjectLockConfiguration"]
        except ClientError as e:
            if e.response["Error"]["Code"] == "ObjectLockConfigurationNotFoundError":
                return
            raise
        if lock.get("ObjectLockEnabled") != "Enabled":
            return
        until, held = None, []
        now = datetime.now(timezone.utc)
        with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
            for versions, _ in self._versions(bucket):
                for one, head in zip(versions, pool.map(lambda it: self.s3.head_object(Bucket=bucket, **it), versions)):
                    retained = head.get("ObjectLockRetainUntilDate")
                    if retained and retained > now:
                        until = max(until or retained, retained)
                    if head.get("ObjectLockLegalHoldStatus") == "ON":
                        held.append(one["Key"])
        if held:
            raise Refused(f"S3 holds {len(held)} versions in {bucket}, among them {held[0]}: nothing is removed while it does")
        if until:
            raise Refused(f"object lock keeps versions in {bucket} until {until:%Y-%m-%d %H:%M} UTC: purge after that")

    def _remove(self, kind, name):
        if kind == "AWS::S3::Bucket":
            self._remove_bucket(name)
        elif kind == "AWS::DynamoDB::Table":
            if self.dynamo.describe_table(TableName=name)["Table"].get("DeletionProtectionEnabled"):
                self.dynamo.update_table(TableName=name, DeletionProtectionEnabled=False)
                self.dynamo.get_waiter("table_exists").wait(TableName=name)
            self.dynamo.delete_table(TableName=name)
        elif kind == "AWS::Cognito::UserPool":
            pool = self.readers.describe_user_pool(UserPoolId=name)["UserPool"]
            if pool.get("DeletionProtection") == "ACTIVE":
                self.readers.update_user_pool(UserPoolId=name, DeletionProtection="INACTIVE")
            if pool.get("Domain"):
                self.readers.delete_user_pool_domain(UserPoolId=name, Domain=pool["Domain"])
            self.readers.delete_user_pool(UserPoolId=name)
        else:
            self.logs.delete_log_group(logGroupName=name)

    def _remove_bucket(self, bucket):
        for versions, markers in self._versions(bucket):
            both = versions + markers
            for start in range(0, len(both), 1000):
                answer = self.s3.delete_objects(
                    Bucket=bucket, Delete={"Objects": both[start:start + 1000], "Quiet": True})
                if answer.get("Errors"):
                    first = answer["Errors"][0]
                    raise Refused(f"S3 does not remove {first['Key']}: {first.get('Message', first.get('Code'))}. What was"
                                  " not removed yet is still there; run the same command again after mending the cause")
        for page in self.s3.get_paginator("list_multipart_uploads").paginate(Bucket=bucket):
            for upload in page.get("Uploads", []):
                self.s3.abort_multipart_upload(Bucket=bucket, Key=upload["Key"], UploadId=upload["UploadId"])
        self.s3.delete_bucket(Bucket=bucket)


def main(arguments=None, ask=input):
    parser = argparse.ArgumentParser(prog="infra/teardown", description=__doc__)
    parser.add_argument("stack", metavar="STACK", help="the stack's name")
    parser.add_argument("--purge", action="store_true", help="remove what was kept of a deleted stack: infra/purge")
    options = parser.parse_args(arguments)
    try:
        removal = Removal(options.stack, ask=ask)
        if options.purge:
            removal.purge()
        else:
            removal.teardown()
    except (Refused, ClientError, BotoCoreError) as e:
        print(f"{'purge' if options.purge else 'teardown'}: {e}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
