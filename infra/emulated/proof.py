"""Sends articles through the deployed functions and looks for what must come of them."""

import base64
import gzip
import hashlib
import json
import ssl
import sys
import time
import urllib.request
from datetime import datetime, timedelta, timezone
from pathlib import Path

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError
from samcli.yamlhelper import yaml_parse

from ministack import REGION
from newsroom import HOST
from tools import Failed, tail

sys.path.append(str(Path(__file__).resolve().parents[1] / "smoke"))
import smoke  # noqa: E402

PATIENCE = 60  # seconds for what should happen within one or two; a JVM's first start is part of it


class Proof:
    def __init__(self, emulator, stack, events, trace=False, outlet=None, no_outlet=None, change=None):
        """outlet: a newsroom that functions can reach; no_outlet: why there is none; change: deploys other settings."""
        self.change = change
        self.outlet = outlet
        self.no_outlet = no_outlet
        self.emulator = emulator
        self.stack = stack
        self.events = events
        self.trace = trace
        self.session = boto3.Session("test", "test", region_name=REGION)
        self.s3 = self._client("s3")
        self.sqs = self._client("sqs")
        self.sns = self._client("sns")
        self.table = None
        self.key = None
        self.lambdas = self._client("lambda")
        self.dynamodb = self._client("dynamodb")
        self._steps = self._client("stepfunctions")

    def steps(self):
        return [
            ("What was deployed", self.read_outputs),
            ("IAM is enforced", self.enforced),
            ("It is encrypted", self.encrypted),
            ("An operator puts an overlay of the names table", self.overlaid),
            ("Subscribers come in through the API's function", self.subscribed),
            ("A first report comes in", self.first_report),
            ("Its object is in the bucket", self.archived),
            ("Its rows are in the table", self.indexed),
            ("Its alert comes out of the topic", self.alerted),
            ("Its receipts lie in the bucket", self.receipted),
            ("The search index follows", self.followed),
            ("A second outlet's report makes no second alert", self.second_report),
            ("Two facts of one article come as one message", self.two_facts),
            ("The digest of the day goes to its own topic, once", self.digested),
            ("A poisoned message ends in the failure queue, alone", self.poisoned),
            ("Readers find it, and the sweep finds nothing left", self.read_back),
            ("A name of the overlay is known, another is listed for review", self.named),
            ("A search finds it", self.searched),
            ("A browser without a session is led to sign in", self.led_to_sign_in),
            ("A feed is collected", self.collected),
            ("A file in the inbox is archived and removed", self.taken_from_inbox),
            ("An export of it is made, as long as it says", self.exported),
            ("The daily tables answer in SQL", self.tabled),
            ("Both indexes are lost, and a state machine rebuilds them", self.rebuilt),
            ("It says what reading the archive again would change", self.read_again_dry),
            ("The smoke test shows the alert of its sample", self.smoke_tested),
            ("A batch is answered line by line, and its call alerts once", self.batched),
            ("A changed setting and a changed parameter reach the version that is called", self.changed),
        ]

    # ---- the steps

    def read_outputs(self):
        formation = self._client("cloudformation")
        stack = formation.describe_stacks(StackName=self.stack)["Stacks"][0]
        self._must(stack["StackStatus"] == "CREATE_COMPLETE", f"the stack is {stack['StackStatus']}")
        self.out = {output["OutputKey"]: output["OutputValue"] for output in stack["Outputs"]}
        pages = formation.get_paginator("list_stack_resources").paginate(StackName=self.stack)
        resources = [resource for page in pages for resource in page["StackResourceSummaries"]]
        self.functions = {
            resource["LogicalResourceId"]: resource["PhysicalResourceId"]
            for resource in resources
            if resource["ResourceType"] == "AWS::Lambda::Function"
        }
        pages = self._client("cloudwatch").get_paginator("describe_alarms").paginate()
        alarms = [alarm for page in pages for alarm in page["MetricAlarms"]]
        self._must(len(self.functions) == 18, f"functions: {sorted(self.functions)}")
        variables = self._live("DigestFunction")["Environment"]["Variables"]
        self._must((variables["DIGEST_HOUR"], variables["ALERTS_ENABLED"]) == ("0", "true"),
                   f"DigestFunction is called with {variables}")
        self._must(len(alarms) == 25, f"alarms: {sorted(alarm['AlarmName'] for alarm in alarms)}")
        shown = self._client("cloudwatch").get_dashboard(DashboardName=self.out["DashboardName"])
        first = json.loads(shown["DashboardBody"])["widgets"][0]
        self._must(sorted(first["properties"]["alarms"]) == sorted(alarm["AlarmArn"] for alarm in alarms),
                   f"the dashboard begins with {first}")
        self._saw(f"{len(resources)} resources, {len(self.functions)} functions, {len(alarms)} alarms")
        self.sent = self._listen("AlertTopicArn", "subscriber")
        self.daily = self._listen("DigestTopicArn", "daily-reader")

    def enforced(self):
        """A key without any policy, and a write that does not say that it is the first, must both be refused."""
        iam = self._client("iam")
        iam.create_user(UserName="nobody")
        key = iam.create_access_key(UserName="nobody")["AccessKey"]
        nobody = boto3.Session(key["AccessKeyId"], key["SecretAccessKey"], region_name=REGION)
        for what, call in (
            ("s3:ListBucket", lambda: self._client("s3", nobody).list_objects_v2(Bucket=self.out["ArchiveBucketName"])),
            ("dynamodb:Scan", lambda: self._client("dynamodb", nobody).scan(TableName=self.out["IndexTableName"])),
            ("sns:Publish", lambda: self._client("sns", nobody).publish(
                TopicArn=self.out["AlertTopicArn"], Message="x")),
        ):
            try:
                call()
            except ClientError as e:
                code = e.response["Error"]["Code"]
                self._must("Denied" in code or "AuthorizationError" in code, f"{what} without a policy answers {code}")
                self._saw(f"{what} without a policy: {code}")
            else:
                raise Failed(f"{what} was allowed to a user without any policy")

    def overlaid(self):
        """Before the index function starts, which would otherwise look for it only a minute later."""
        overlay = "[people]\nPetra Quint|DNK|head-of-state|2024-06-01||Quint\nno row\n"
        for content in (b"# An earlier overlay\n", overlay.encode()):
            self.s3.put_object(Bucket=self.out["ArchiveBucketName"], Key="gazetteer/overlay.txt", Body=content)
        self._saw("gazetteer/overlay.txt, put twice: what is not below articles/ may be overwritten")

    def subscribed(self):
        """Email is confirmed by MiniStack at once; a number gets its code, which MiniStack keeps."""
        made = self._subscribe("post-email.json", 202)
        attributes = self._subscription("ann@example.org")
        self._must(json.loads(attributes["FilterPolicy"]) == made["filterPolicy"],
                   f"the filter is {attributes['FilterPolicy']}")
        self._saw(f"ann@example.org: filter {attributes['FilterPolicy']}, {made['estimate']['alertsPerWeek']} a week")
        again = self._subscribe("post-email.json", 202)
        self._must(again["state"] == made["state"] and set(again) == set(made), f"again, it answers {again}")
        self._saw("asked again, it answers the same")
        self._subscribe("bad-person.json", 422)
        self._subscribe("closed-post.json", 403)
        self._saw("an unknown person: 422; without a token: 403")
        phone = self._subscribe("post-phone.json", 202)
        self._must(not self._subscriptions("sms"), "a number was subscribed without its code")
        wrong = self._event("subscribe/bad-code.json")
        wrong["body"] = json.dumps({"code": "000000"})
        wrong["pathParameters"] = {"id": phone["id"]}
        answer = self._invoke("SubscribeFunction", wrong)
        self._must(answer["statusCode"] == 422, f"a wrong code answers {answer}")
        self._saw("a number: a code was sent, nothing subscribed; a wrong code: 422")

    def _subscribe(self, event, status):
        answer = self._invoke("SubscribeFunction", self._event(f"subscribe/{event}"))
        self._must(answer["statusCode"] == status, f"{event} answers {answer}")
        return json.loads(answer["body"])

    def _subscriptions(self, protocol):
        listed = self.sns.list_subscriptions_by_topic(TopicArn=self.out["AlertTopicArn"])["Subscriptions"]
        return [one for one in listed if one["Protocol"] == protocol]

    def _subscription(self, endpoint):
        arns = [one["SubscriptionArn"] for one in self._subscriptions("email") if one["Endpoint"] == endpoint]
        self._must(len(arns) == 1, f"{endpoint} has the subscriptions {arns}")
        return self.sns.get_subscription_attributes(SubscriptionArn=arns[0])["Attributes"]

    def first_report(self):
        answer = self._intake("report-one-outlet.json", 201)
        self.first = answer
        self._must(answer["outcome"] == "new", f"the outcome is {answer['outcome']}")
        self._saw(f"201 {answer['outcome']}: article {answer['id']}, version {answer['version']}")
        again = self._intake("report-one-outlet.json", 200)
        self._must((again["id"], again["version"], again["outcome"]) == (answer["id"], answer["version"], "known"),
                   f"sent again, it answers {again}")
        self._saw("200 known when sent again")

    def archived(self):
        key = f"articles/{self.first['id']}/{self.first['version']}.warc.gz"
        stored = self.s3.get_object(Bucket=self.out["ArchiveBucketName"], Key=key)["Body"].read()
        warc = gzip.decompress(stored)
        self._must(warc.startswith(b"WARC/1."), f"{key} starts with {warc[:20]}")
        records = [line.split(b": ")[1].decode().strip() for line in warc.splitlines() if line.startswith(b"WARC-Type:")]
        self._must("resource" in records and "conversion" in records, f"its records are {records}")
        self._saw(f"{key}, {len(stored)} bytes, records {', '.join(records)}")

    def indexed(self):
        rows = self._rows_once_indexed(self.first)
        kinds = sorted(row["sk"].split("#")[0] for row in rows)
        self._saw(f"ARTICLE#{self.first['id']}: {', '.join(kinds)}")
        self.facts = self._reported(rows)
        self._must(self.facts, "the report led to no fact")
        for fact in sorted(self.facts):
            about = sorted(row["sk"].split("#")[0] for row in self._rows(f"FACT#{fact}"))
            self._saw(f"FACT#{fact}: {', '.join(about)}")
            self._must(about.count("SIGHTING") == 1, f"it has {about.count('SIGHTING')} sightings")
        self._saw(f"in all: {self._census()}")

    def alerted(self):
        decided = self._alerts()
        self._must(decided, "no alert was decided")
        messages = self._drain(len(decided))
        self._must(len(messages) == len(decided), f"{len(decided)} decided, {len(messages)} published")
        for message in messages:
            attributes = {name: value["Value"] for name, value in message.get("MessageAttributes", {}).items()}
            self._must(attributes.get("fact") in self.facts, f"it is of the fact {attributes.get('fact')}")
            self._saw(f"subject: {message.get('Subject')}")
            self._saw(f"text: {message['Message']}")
            self._saw("attributes: " + ", ".join(f"{name}={value}" for name, value in sorted(attributes.items())))
        self._await("the alerts to be marked as sent", lambda: set(self._alerts().values()) == {"SENT"})
        self._saw(f"{len(decided)} decided, {len(messages)} published, all marked SENT")

    def receipted(self):
        folder = f"receipts/report/{self.first['id']}-{self.first['version']}-0/"
        found = self.s3.list_objects_v2(Bucket=self.out["ArchiveBucketName"], Prefix=folder).get("Contents", [])
        keys = sorted(one["Key"].removeprefix(folder) for one in found)
        self._must(keys == ["sending.json", "sent.json"], f"{folder} has {keys}")
        receipt = json.loads(self.s3.get_object(
            Bucket=self.out["ArchiveBucketName"], Key=folder + "sending.json")["Body"].read())
        told = {decision["alert"]["factId"] for decision in receipt["decisions"]}
        self._must(told == self.facts, f"it tells of {told}")
        self._saw(f"{folder}: {', '.join(keys)}, of {len(told)} facts")
        try:
            self.s3.put_object(Bucket=self.out["ArchiveBucketName"], Key=folder + "sent.json", Body=b"{}",
                               IfNoneMatch="*")
        except ClientError as e:
            self._saw(f"written again: {e.response['Error']['Code']}")
        else:
            raise Failed("a receipt was overwritten")

    def followed(self):
        """A commit of the search index is published, with every file that it names."""
        def manifest():
            found = self.s3.list_objects_v2(
                Bucket=self.out["ArchiveBucketName"], Prefix="search/manifests/", MaxKeys=1).get("Contents", [])
            return found and found[0]["Key"]

        key = self._await("a commit of the search index", manifest)
        commit = json.loads(self.s3.get_object(Bucket=self.out["ArchiveBucketName"], Key=key)["Body"].read())
        for name, file in commit["files"].items():
            if file["sha256"] in commit["small"]:
                continue
            head = self.s3.head_object(Bucket=self.out["ArchiveBucketName"], Key=f"search/files/{file['sha256']}")
            self._must(head["ContentLength"] == file["bytes"], f"{name} has {head['ContentLength']} bytes")
        self._saw(f"{key}: generation {commit['generation']}, {len(commit['files'])} files")
        self._must(not self._receive(self.out["FollowFailuresUrl"]), "FollowFailures is not empty")

    def two_facts(self):
        answer = self._intake("report-two-calls.json", 201)
        rows = self._rows_once_indexed(answer)
        facts = self._reported(rows)
        self._must(len(facts) == 2, f"it reports {facts}")
        messages = self._drain(1)
        more = self._drain(1, patience=3)
        self._must(len(messages + more) == 1, f"{len(messages + more)} messages came")
        value = messages[0]["MessageAttributes"]["fact"]["Value"]
        self._must(set(json.loads(value)) == facts, f"it tells of {value}")
        self._saw(f"subject: {messages[0].get('Subject')}")
        self._saw(f"text: {messages[0]['Message']}")
        self._await("the alerts to be marked as sent", lambda: set(self._alerts().values()) == {"SENT"})

    def digested(self):
        self._invoke("DigestFunction", self._event("digest/scheduled.json"))
        made = [item for item in self._everything()
                if item["entity"]["S"] == "notification" and item["kind"]["S"] == "DAY"]
        if not made:
            self._saw("before the hour of the digest: none is made")
            return
        messages = self._drain(1, queue=self.daily)
        self._must(len(messages) == 1, f"{len(messages)} digests came")
        self._saw(f"subject: {messages[0].get('Subject')}")
        again = self._invoke("DigestFunction", self._event("digest/scheduled.json"))
        self._must(again["made"] == [], f"it made {again['made']} again")
        self._must(not self._drain(1, patience=3), "it went to the alert topic too")
        self._saw("made once; nothing of it on the alert topic")

    def second_report(self):
        before = self._alerts()
        answer = self._intake("report-other-outlet.json", 201)
        self._must(answer["id"] != self.first["id"], "it is the same article")
        rows = self._rows_once_indexed(answer)
        facts = self._reported(rows)
        common = facts & self.facts
        self._must(common, f"it reports {facts}, the first {self.facts}")
        for fact in sorted(common):
            sightings = [row for row in self._rows(f"FACT#{fact}") if row["sk"].startswith("SIGHTING#")]
            self._must(len(sightings) == 2, f"the fact {fact} has {len(sightings)} sightings")
            self._saw(f"FACT#{fact}: 2 sightings now")
        self._must(facts <= self.facts, f"it made new facts: {facts - self.facts}")
        self._must(self._alerts() == before, "it led to another alert")
        # The decision and the fact are one transaction: no further row is proof, and the queue agrees.
        more = self._drain(1, patience=3)
        self._must(not more, f"the topic had {more}")
        self._saw("no further alert decided, none published")

    def poisoned(self):
        queue = self.out["IndexQueueUrl"]
        attributes = self.sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["All"])["Attributes"]
        attempts = json.loads(attributes["RedrivePolicy"])["maxReceiveCount"]
        # The template's visibility would make this last for half an hour.
        self.sqs.set_queue_attributes(QueueUrl=queue, Attributes={"VisibilityTimeout": "1"})
        self._saw(f"attempts: {attempts}; visibility set from {attributes['VisibilityTimeout']} s to 1 s for this step")
        key = f"articles/{'0' * len(self.first['id'])}/{'0' * len(self.first['version'])}.warc.gz"
        self.s3.put_object(Bucket=self.out["ArchiveBucketName"], Key=key, Body=b"not a WARC file", IfNoneMatch="*")
        good = self._intake("post-text.json", 201)
        self._rows_once_indexed(good)
        self._saw(f"an article that came with it was indexed: {good['id']}")
        message = self._await("the failure queue to hold it", lambda: self._receive(self.out["IndexFailuresUrl"]))
        told = json.loads(message["Body"])["Records"][0]["s3"]["object"]["key"]
        self._must(told == key, f"it holds {told}")
        self._saw(f"IndexFailures: {told}")
        self._must(not self._receive(self.out["IndexFailuresUrl"]), "it holds more")
        for name in ("AlertFailuresUrl", "SweepFailuresUrl", "DigestFailuresUrl"):
            self._must(not self._receive(self.out[name]), f"{name} is not empty")
        self._saw("AlertFailures, SweepFailures and DigestFailures are empty")

    def read_back(self):
        health = self._invoke("RetrieveFunction", self._event("retrieve/health.json"))
        self._must(health["statusCode"] == 200, f"/health answers {health}")
        article = self._get("/articles/{id}", id=self.first["id"])
        self._must(len(article["versions"]) == 1, f"it has versions {article['versions']}")
        self._saw(f"GET /articles/{self.first['id']}: 1 version, {len(article['facts'])} facts")
        fact = sorted(self.facts)[0]
        found = self._get("/facts/{id}", id=fact)
        self._must(len(found["sightings"]) == 2, f"it has {len(found['sightings'])} sightings")
        self._saw(f"GET /facts/{fact}: {found['type']} {found.get('date')}, {len(found['sightings'])} sightings")
        missing = self._invoke("RetrieveFunction", self._route("/facts/{id}", id="0" * len(fact)))
        self._must(missing["statusCode"] == 404, f"an unknown fact answers {missing['statusCode']}")
        self._saw("an unknown fact: 404")
        self._invoke("SweepFunction", self._event("sweep/scheduled.json"))
        self._must(not self._drain(1, patience=2), "the sweep sent something")
        self._saw("the sweep sent nothing")
        reconciled = self._invoke("ReconcileFunction", self._event("reconcile/scheduled.json"))
        self._must(reconciled["changes"].get("confirmed") == 1, f"the comparison with SNS found {reconciled}")
        self._saw(f"the comparison of subscribers with SNS: {reconciled['changes']}")

    def searched(self):
        def found():
            event = self._route("/facts")
            event["pathParameters"] = {}
            event["queryStringParameters"] = {"person": "Donald Trump", "q": "spoke OR call", "facets": "type"}
            answer = self._invoke("SearchFunction", event)
            self._must(answer["statusCode"] == 200, f"GET /facts answers {answer}")
            body = json.loads(answer["body"])
            return body["total"] and body

        body = self._await("a search that finds facts", found)
        self._must(self.facts & {fact["id"] for fact in body["facts"]}, f"it finds {body}")
        self._saw(f"{body['total']} facts, {body['facets']['type']}")

    def led_to_sign_in(self):
        event = self._route("/facts")
        event["routeKey"] = "$default"
        event["rawQueryString"] = "q=call"
        event["cookies"] = []
        event["headers"] = {"accept": "text/html", "sec-fetch-mode": "navigate", "x-forwarded-proto": "https"}
        answer = self._invoke("PagesFunction", event)
        self._must(answer["statusCode"] == 303, f"GET /facts of the pages answers {answer}")
        location = answer["headers"]["location"]
        self._must(location == "/sign-in?to=%2Ffacts%3Fq%3Dcall", f"it leads to {location}")
        event["headers"]["sec-fetch-mode"] = "cors"
        answer = self._invoke("PagesFunction", event)
        self._must(answer["statusCode"] == 401, f"a script gets {answer}")
        self._saw(f"{location}; a script gets 401")

    def collected(self):
        if self.outlet is None:
            self._saw(f"SKIPPED: {self.no_outlet}")
            return
        now = datetime.now(timezone.utc).isoformat(timespec="seconds").replace("+00:00", "Z")
        self.s3.put_object(
            Bucket=self.out["ArchiveBucketName"], Key="feeds/list.json", ContentType="application/json",
            Body=json.dumps({"feeds": [{"address": f"http://{HOST}/feed.xml", "title": "", "added": now}]}))
        polled = self._invoke("PollFunction", self._event("poll/scheduled.json"))
        held = self._await_held(f"http://{HOST}/news/1")
        article = self._get("/articles/{id}", id=held["id"])
        facts = self._await(
            "the facts of the page", lambda: self._get("/articles/{id}", id=held["id"])["facts"])
        self._must(len(facts) == 1, f"it reports {facts}")
        paths = [path for path, _ in self.outlet.asked]
        self._must(paths.count("/news/1") == 1, f"the page was fetched by {paths}")
        self._must(
            all(agent.startswith("Parley/") for _, agent in self.outlet.asked), f"it was asked by {self.outlet.asked}")
        self._saw(f"polled: {polled}; asked for {paths}; {len(article['versions'])} version, {len(facts)} fact")

    def taken_from_inbox(self):
        bucket, key = self.out["ArchiveBucketName"], "inbox/post.jsonl"
        address = "https://harbour.example/inbox/1"
        line = {"url": address, "title": "Store and Frederiksen speak by phone", "source": "Harbour Wire",
                "published": "2025-05-13", "text": "Norwegian Prime Minister Jonas Gahr Store spoke by telephone with"
                " Danish Prime Minister Mette Frederiksen on Monday, both offices said."}
        self.s3.put_object(Bucket=bucket, Key=key, Body=json.dumps(line) + "\n")
        self._await_held(address)
        self._await("the file to be removed", lambda: not self.s3.list_objects_v2(
            Bucket=bucket, Prefix="inbox/").get("KeyCount"))
        refused = self.s3.list_objects_v2(Bucket=bucket, Prefix="inbox-refused/").get("KeyCount")
        self._must(not refused, "it was refused")
        self._saw(f"{key}: archived as {address}")

    def _await_held(self, address):
        """What the archive says of an address once it has it."""
        event = self._route("/lookup")
        event["pathParameters"] = {}
        event["queryStringParameters"] = {"url": address}

        def held():
            answer = self._invoke("RetrieveFunction", event)
            self._must(answer["statusCode"] == 200, f"GET /lookup answers {answer}")
            return next(iter(json.loads(answer["body"])["versions"]), None)

        return self._await(f"{address} to be archived", held)

    def exported(self):
        asked = self._invoke("ExportsFunction", self._event("exports/post-articles-wacz.json"))
        self._must(asked["statusCode"] == 202, f"POST /exports answers {asked}")
        export = json.loads(asked["body"])["id"]

        def done():
            answer = self._invoke("ExportsFunction", self._route("/exports/{id}", id=export))
            self._must(answer["statusCode"] == 200, f"GET /exports/{export} answers {answer}")
            state = json.loads(answer["body"])
            self._must(state["state"] != "failed", f"the export failed: {state}")
            return state["state"] == "done" and state

        state = self._await(f"export {export} to be done", done)
        opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}),
            urllib.request.HTTPSHandler(context=ssl.create_default_context(cafile=str(self.emulator.certificate))))
        with opener.open(state["download"]) as download:
            file = download.read()
        self._must(len(file) == state["bytes"], f"{len(file)} bytes came, and {state['bytes']} were said")
        self._must(hashlib.sha256(file).hexdigest() == state["sha256"], "the file has another SHA-256")
        self._saw(f"{state['written']} versions, {len(file)} bytes, over its link")

    def named(self):
        answer = self._intake("report-unknown-name.json", 201)
        rows = self._rows_once_indexed(answer)
        people = {
            participant["id"]: participant
            for fact in self._reported(rows)
            for participant in self._get("/facts/{id}", id=fact)["participants"]
        }
        quint = people.get("petra-quint")
        self._must(quint and quint["country"] == "DNK", f"the facts name {sorted(people)}, her as {quint}")
        self._saw(f"President Quint is {quint['id']}, {quint['country']}")
        names = self._get("/names/unknown")["names"]
        self._must([name["id"] for name in names] == ["tomas-vell"], f"listed are {names}")
        self._saw(f"GET /names/unknown: {names[0]['title']} {names[0]['name']}, {names[0]['versions']} version")

    def tabled(self):
        """The named queries, as they stand in infra/queries.yaml, on what the function writes; DuckDB runs them."""
        now = datetime.now(timezone.utc)
        days = sorted({now.date().isoformat(), (now - timedelta(hours=1)).date().isoformat()})
        written = self._invoke("TablesFunction", {"days": days})
        self._must(written["days"] == days, f"it wrote {written}")
        kept = self.s3.list_objects_v2(Bucket=self.out["ArchiveBucketName"], Prefix="tables/")["Contents"]
        self._must(len(kept) == 3 * len(days), f"there are {kept}")
        self._saw(", ".join(f"{one['Key']} ({one['Size']} bytes)" for one in kept))
        athena = self._client("athena")
        group = self.out["SqlWorkGroup"]
        resources = yaml_parse((self.events.parent / "infra" / "queries.yaml").read_text())["Resources"].values()
        queries = {one["Properties"]["Name"]: one["Properties"]["QueryString"]
                   for one in resources if one["Type"] == "AWS::Athena::NamedQuery"}
        self._must(len(queries) == 4, f"there are {sorted(queries)}")

        def ask(name, *parameters):
            return self._ask(athena, group, name, queries[name], *parameters)

        states = {item["pk"]["S"].removeprefix("FACT#"): int(item["revision"]["N"])
                  for item in self._everything() if item["sk"]["S"] == "FACT"}
        latest = {row["fact_id"]: int(row["revision"]) for row in ask("Latest state of every fact")}
        self._must(latest == states, f"the latest states are {latest}, not {states}")
        calls = ask("Calls per pair and month")
        self._must(calls and {"caller", "called", "calls", "month"} <= set(calls[0]), f"calls: {calls}")
        self._saw(f"calls: {calls[0]}")
        outlet = ask("Articles of an outlet by day", "Quayside Post")
        person = ask("Everything of one person", "donald-trump")
        self._must(outlet and person, f"outlet: {outlet}, person: {person}")
        self._saw(f"outlet: {outlet[0]}")
        self._saw(f"person: {person[0]['fact_id']} {person[0]['fact_date']} {person[0]['title']}")

    def rebuilt(self):
        """The state machine of infra/rebuild.yaml over some tens of articles; only its batches are of one object each."""
        bucket = self.out["ArchiveBucketName"]
        self._found("/articles")
        lines = [{"url": f"https://harbour.example/rebuild/{i}", "title": f"Notes of the harbour, part {i}",
                  "source": "Harbour Wire", "published": "2025-05-14",
                  "text": f"The harbour office counted {100 + i} ships on Tuesday. "
                          + ("Norwegian Prime Minister Jonas Gahr Store spoke by telephone with Danish Prime Minister Mette"
                             " Frederiksen on Monday, their offices said." if i % 5 == 0 else "It was a quiet day.")}
                 for i in range(20)]
        self.s3.put_object(Bucket=bucket, Key="inbox/rebuild.jsonl", Body="\n".join(map(json.dumps, lines)))
        pages = self.s3.get_paginator("list_objects_v2")

        def objects():
            return [one["Key"] for page in pages.paginate(Bucket=bucket, Prefix="articles/")
                    for one in page.get("Contents", [])]

        # One object is the poisoned one, which is not indexed.
        self._await("every version to be indexed", lambda: len(lines) < len(objects()) == self._versions() + 1,
                    patience=5 * PATIENCE)
        self._drain(1, patience=3)
        self.objects = len(objects())
        facts = self._sightings()
        found = self._await("the search index to follow", lambda: self._found("/articles") == self._versions()
                            and self._found("/articles"), patience=5 * PATIENCE)
        for item in self._everything():
            self.dynamodb.delete_item(
                TableName=self.out["IndexTableName"], Key={"pk": item["pk"], "sk": item["sk"]})
        self._saw(f"{self.objects} objects, {len(facts)} facts; every row of the table was deleted")

        self._map(self.objects, {"what": "index"}, failed=1)
        self._must(self._versions() == self.objects - 1, f"{self._versions()} versions are indexed")
        again = self._sightings()
        self._must(sorted(map(sorted, again.values())) == sorted(map(sorted, facts.values())),
                   f"the facts were {facts}, and are {again}")
        self._must(self.facts <= set(again), f"the facts that alerted, {self.facts}, are {set(again)}")
        self._must(not self._drain(1, patience=3), "somebody was alerted")
        self._saw(f"index: {self._versions()} versions, the same {len(again)} facts, nobody alerted")

        self._await("the search index to follow", lambda: self._found("/articles") == found, patience=5 * PATIENCE)
        self._execute({"what": "reset-search"})
        self._await("the search index to be empty", lambda: self._found("/articles") == 0)
        self._map(self.objects, {"what": "search"})
        self._await("every article to be found", lambda: self._found("/articles") == found)
        self._must(self._found("/facts") == len(again), f"a search finds {self._found('/facts')} facts")
        self._saw(f"search: empty, and then {found} articles and {len(again)} facts again")

    def read_again_dry(self):
        changes = self._map(self.objects, {"what": "dry-run", "since": "2026-01-01"}, failed=1)
        self._must(changes == [], f"it would change {changes}")
        tomorrow = (datetime.now(timezone.utc) + timedelta(days=1)).date().isoformat()
        self._map(0, {"what": "dry-run", "since": tomorrow})
        self._saw("dry run: nothing would change; since tomorrow: nothing is read")
        ended = self._execute({"what": "everything"}, state="FAILED")
        self._must(ended["error"] == "UnknownInput", f"unknown input ends as {ended}")
        self._saw(f"unknown input: {ended['error']}: {ended['cause']}")

    def smoke_tested(self):
        def post(url, article):
            event = self._event("intake/report-one-outlet.json")
            event["body"] = json.dumps(article)
            answer = self._invoke("IntakeFunction", event)
            self._must(answer["statusCode"] == 201, f"the sample answers {answer}")
            return json.loads(answer["body"])

        test = smoke.SmokeTest(self.stack, self._client, post, self._saw)
        _, alert = test.run()
        self._must(alert["Message"].startswith("NEW CALL: "), f"the alert is {alert['Message']}")

    def batched(self):
        self._drain(1, patience=3)
        given = {"source": "Harbour Wire", "published": "2025-05-15"}
        lines = [
            given | {"url": "https://harbour.example/batch/1", "title": "Sanchez and Meloni speak by phone",
                     "text": "Spanish Prime Minister Pedro Sanchez spoke by telephone with Italian Prime Minister Giorgia"
                             " Meloni on Thursday, both offices said."},
            given | {"url": "https://harbour.example/batch/2", "title": "The ferry runs again",
                     "text": "The ferry across the bay ran again on Thursday after a week of repairs."},
            given | {"url": "https://harbour.example/batch/3", "title": "No text"},
        ]
        results = self._batch(lines, [201, 201, 422])
        for result in results:
            key = f"articles/{result['id']}/{result['version']}.warc.gz"
            size = self.s3.head_object(Bucket=self.out["ArchiveBucketName"], Key=key)["ContentLength"]
            self._saw(f"line {result['line']}: {result['status']} {result.get('outcome') or result['title']}, {key},"
                      f" {size} bytes")
        messages = self._drain(1)
        self._must(len(messages) == 1 and messages[0]["Message"].startswith("NEW CALL: "), f"the alerts are {messages}")
        self._saw(f"text: {messages[0]['Message']}")
        self._batch(lines, [200, 200, 422])
        more = self._drain(1, patience=3)
        self._must(not more, f"sent again, it alerted {more}")
        self._saw("sent again: known, and no further alert")

    def _batch(self, lines, statuses):
        event = self._event("intake/batch-two-articles.json")
        event["body"] = base64.b64encode("\n".join(map(json.dumps, lines)).encode()).decode()
        answer = self._invoke("IntakeFunction", event)
        results = json.loads(answer["body"])["results"]
        self._must(answer["statusCode"] == max(statuses), f"the batch answers {answer}")
        self._must([result["status"] for result in results] == statuses, f"the batch answers {answer}")
        return results

    def _map(self, versions, given, failed=0):
        """Runs the state machine's map over the archive; returns the changes of facts of all batches."""
        ended = self._execute(given)
        run = self._steps.list_map_runs(executionArn=ended["executionArn"])["mapRuns"][0]
        counts = self._steps.describe_map_run(mapRunArn=run["mapRunArn"])["itemCounts"]
        self._must(counts["succeeded"] == counts["total"] == self.objects, f"the map of {given} counts {counts}")
        answers = json.loads(ended["output"])
        self._must(sum(one["versions"] for one in answers) == versions, f"{given} read {answers}")
        causes = {key for one in answers for key in one["failed"]}
        self._must(len(causes) == failed, f"of {given} failed {causes}")
        return [change for one in answers for change in one["facts"]]

    def _execute(self, given, state="SUCCEEDED"):
        started = self._steps.start_execution(
            stateMachineArn=self.out["RebuildStateMachineArn"], input=json.dumps(given))["executionArn"]

        def ended():
            now = self._steps.describe_execution(executionArn=started)
            return now["status"] != "RUNNING" and now

        now = self._await(f"the rebuild {given} to end", ended, patience=10 * PATIENCE)
        self._must(now["status"] == state, f"the rebuild {given} ended as {now}")
        return now

    def _versions(self):
        return sum(item["entity"]["S"] == "version" for item in self._everything())

    def _sightings(self):
        """The versions that report each fact."""
        facts = {}
        for item in self._everything():
            if item["entity"]["S"] == "sighting" and item["pk"]["S"].startswith("FACT#"):
                facts.setdefault(item["pk"]["S"].removeprefix("FACT#"), set()).add(item["sk"]["S"])
        return facts

    def _found(self, route):
        event = self._route(route)
        event["pathParameters"] = {}
        event["queryStringParameters"] = {"limit": "1", "versions": "all"}
        answer = self._invoke("SearchFunction", event)
        self._must(answer["statusCode"] == 200, f"GET {route} answers {answer}")
        return json.loads(answer["body"])["total"]

    def _ask(self, athena, group, name, sql, *parameters):
        for parameter in parameters:
            sql = sql.replace("?", f"'{parameter}'", 1)
        started = athena.start_query_execution(
            QueryString=sql, WorkGroup=group, QueryExecutionContext={"Database": self.stack.replace("-", "_")})
        execution = started["QueryExecutionId"]

        def ended():
            status = athena.get_query_execution(QueryExecutionId=execution)["QueryExecution"]["Status"]
            return status if status["State"] in ("SUCCEEDED", "FAILED", "CANCELLED") else None

        status = self._await(f"the query {name}", ended)
        self._must(status["State"] == "SUCCEEDED", f"{name}: {status}")
        rows = athena.get_query_results(QueryExecutionId=execution)["ResultSet"]["Rows"]
        table = [[cell.get("VarCharValue") for cell in row["Data"]] for row in rows]
        self._saw(f"{name}: {len(table) - 1} rows")
        return [dict(zip(table[0], row)) for row in table[1:]]

    def changed(self):
        """A deployment of other values with the same code; the functions that use none of them keep their version."""
        names = ["AlertFunction", "IndexFunction", "SubscribeFunction", "RetrieveFunction"]
        before = {name: self._live(name) for name in names}
        self.change({"FreshnessHours": "48"}, "AlertsEnabled=false")
        after = {name: self._live(name) for name in names}
        for name in names:
            moved = before[name]["Version"] != after[name]["Version"]
            self._must(moved == (name != "RetrieveFunction"),
                       f"{name} had the version {before[name]['Version']}, and has {after[name]['Version']}")
        variables = after["AlertFunction"]["Environment"]["Variables"]
        self._must((variables["FRESHNESS_HOURS"], variables["ALERTS_ENABLED"]) == ("48", "false"),
                   f"AlertFunction is called with {variables}")
        self._saw(", ".join(f"{name} {before[name]['Version']} -> {after[name]['Version']}" for name in names))

    def _live(self, function):
        """The configuration of the version that the alias names."""
        return self.lambdas.get_function_configuration(FunctionName=self.functions[function], Qualifier="live")

    # ---- hands and eyes

    def make_bucket(self, name):
        self.s3.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": REGION})

    def make_key(self, template):
        """The ARN of a key that encrypts what the stack stores. MiniStack lets everybody use a key."""
        formation = self._client("cloudformation")
        formation.create_stack(
            StackName="key", TemplateBody=template.read_text(),
            Parameters=[{"ParameterKey": "System", "ParameterValue": self.stack}])
        formation.get_waiter("stack_create_complete").wait(StackName="key", WaiterConfig={"Delay": 1})
        outputs = formation.describe_stacks(StackName="key")["Stacks"][0]["Outputs"]
        self.key = outputs[0]["OutputValue"]
        self._saw(f"the key {self.key}")
        return self.key

    def encrypted(self):
        """The queue says the key that was given. MiniStack's CloudFormation passes on no key of buckets and topics."""
        queue = self.sqs.get_queue_attributes(QueueUrl=self.out["IndexQueueUrl"], AttributeNames=["All"])["Attributes"]
        self._must(queue.get("KmsMasterKeyId") == self.key, f"the queue has the key {queue.get('KmsMasterKeyId')}")
        self._saw(f"with {self.key or 'keys of AWS'}")

    def print_logs(self):
        """The end of every function's log, and of the emulator's."""
        logs = self._client("logs")
        try:
            for group in logs.describe_log_groups()["logGroups"]:
                lines = [event["message"].rstrip()
                         for event in logs.filter_log_events(logGroupName=group["logGroupName"])["events"]]
                if lines:
                    print(f"\n---- {group['logGroupName']}\n" + "\n".join(lines[-30:]))
        except Exception as e:  # Only to help; the failure itself is told all the same.
            print(f"\n(no function logs: {e})")
        print(f"\n---- MiniStack\n{tail(self.emulator.log, 30)}")

    def _client(self, service, session=None):
        return (session or self.session).client(
            service,
            endpoint_url=self.emulator.url,
            verify=str(self.emulator.certificate),
            config=Config(retries={"total_max_attempts": 2}, read_timeout=90, s3={"addressing_style": "path"},
                          proxies={}),
        )

    def _listen(self, output, name):
        """A queue of ours that subscribes to a topic and keeps what goes out."""
        url = self.sqs.create_queue(QueueName=name)["QueueUrl"]
        arn = self.sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        topic = self.out[output]
        self.sqs.set_queue_attributes(QueueUrl=url, Attributes={"Policy": json.dumps({
            "Version": "2012-10-17",
            "Statement": [{"Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"},
                           "Action": "sqs:SendMessage", "Resource": arn,
                           "Condition": {"ArnEquals": {"aws:SourceArn": topic}}}]})})
        self.sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn)
        return url

    def _event(self, name):
        return json.loads((self.events / name).read_text())

    def _route(self, route, **path):
        """The event that the HTTP API makes of a GET."""
        event = self._event("retrieve/get-fact.json")
        event["routeKey"] = f"GET {route}"
        event["rawPath"] = event["requestContext"]["http"]["path"] = route.format(**path)
        event["pathParameters"] = path
        return event

    def _get(self, route, **path):
        answer = self._invoke("RetrieveFunction", self._route(route, **path))
        self._must(answer["statusCode"] == 200, f"GET {route} answers {answer}")
        return json.loads(answer["body"])

    def _intake(self, event, status):
        answer = self._invoke("IntakeFunction", self._event(f"intake/{event}"))
        self._must(answer["statusCode"] == status, f"{event} answers {answer}")
        return json.loads(answer["body"])

    def _invoke(self, function, event):
        answer = self.lambdas.invoke(
            FunctionName=self.functions[function], Qualifier="live", Payload=json.dumps(event).encode())
        body = answer["Payload"].read()
        if self.trace:
            print(f"  {function}: {body.decode()}")
        self._must("FunctionError" not in answer, f"{function} failed: {body.decode()[:2000]}")
        return json.loads(body) if body else None

    def _rows(self, pk):
        pages = self.dynamodb.get_paginator("query").paginate(
            TableName=self.out["IndexTableName"], KeyConditionExpression="pk = :pk",
            ExpressionAttributeValues={":pk": {"S": pk}}, ConsistentRead=True)
        return [{name: value.get("S") or value.get("L") for name, value in item.items()}
                for page in pages for item in page["Items"]]

    def _rows_once_indexed(self, article):
        def rows():
            found = self._rows(f"ARTICLE#{article['id']}")
            return [row for row in found if row["entity"] == "version"] and found

        return self._await(f"article {article['id']} to be indexed", rows)

    @staticmethod
    def _reported(rows):
        """Ids of the facts that the versions of an article report, by the rows of its partition."""
        listed = {fact["S"] for row in rows for fact in row.get("facts") or []}
        pointers = {row["sk"].split("#")[2] for row in rows if row["sk"].startswith("SIGHTING#")}
        return listed | pointers

    def _everything(self):
        pages = self.dynamodb.get_paginator("scan").paginate(TableName=self.out["IndexTableName"], ConsistentRead=True)
        return [item for page in pages for item in page["Items"]]

    def _alerts(self):
        """State by id of every alert that was decided: that of its notification."""
        rows = self._everything()
        notifications = {item["notificationId"]["S"]: item["state"]["S"]
                      for item in rows if item["entity"]["S"] == "notification"}
        return {
            item["sk"]["S"]: notifications.get(item["notificationId"]["S"])
            for item in rows
            if item["entity"]["S"] == "decision"
        }

    def _census(self):
        counts = {}
        for item in self._everything():
            counts[item["entity"]["S"]] = counts.get(item["entity"]["S"], 0) + 1
        return ", ".join(f"{count} {entity}" for entity, count in sorted(counts.items()))

    def _receive(self, url):
        """One message, taken out of the queue; None when there is none."""
        for message in self.sqs.receive_message(QueueUrl=url, WaitTimeSeconds=1).get("Messages", []):
            self.sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
            return message
        return None

    def _drain(self, wanted, patience=PATIENCE, queue=None):
        """What went out of the topic since the last look: at least as many as wanted, or what came in that time."""
        found = []
        deadline = time.monotonic() + patience
        while len(found) < wanted and time.monotonic() < deadline:
            message = self._receive(queue or self.sent)
            if message:
                found.append(json.loads(message["Body"]))
        while message := self._receive(queue or self.sent):
            found.append(json.loads(message["Body"]))
        return found

    def _await(self, what, look, patience=PATIENCE):
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            if seen := look():
                return seen
            time.sleep(0.2)
        raise Failed(f"waited {patience} s for {what}")

    @staticmethod
    def _must(condition, otherwise):
        if not condition:
            raise Failed(otherwise)

    @staticmethod
    def _saw(what):
        print(f"  {what}", flush=True)
