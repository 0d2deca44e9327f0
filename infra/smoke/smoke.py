"""Sends one sample article to a deployed stack, waits for its alert, and shows it (infra/smoke-test)."""

import argparse
import itertools
import json
import random
import sys
import time
import urllib.error
import urllib.request
import uuid
from datetime import datetime, timezone

import boto3
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.exceptions import BotoCoreError, ClientError

PATIENCE = 180  # seconds; functions that nobody called before need some to start
OUTLET = "Smoke Test"
# A call that was reported already alerts nobody again, so that each run takes two of them.
LEADERS = [
    "U.S. President Donald Trump",
    "Russian President Vladimir Putin",
    "Ukrainian President Volodymyr Zelensky",
    "French President Emmanuel Macron",
    "Turkish President Recep Tayyip Erdogan",
    "Chinese President Xi Jinping",
    "British Prime Minister Keir Starmer",
    "Indian Prime Minister Narendra Modi",
]


class Refused(Exception):
    """The stack does not do what it should, or was not asked to; the message says why."""


def sample(now):
    """An invented report of today, which says so."""
    caller, called = random.choice(list(itertools.permutations(LEADERS, 2)))
    return {
        "url": f"https://smoke-test.example.com/{now:%Y/%m/%d}/{uuid.uuid4()}",
        "title": "A sample, not a report",
        "source": OUTLET,
        "published": now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "language": "en",
        "text": f"{caller} spoke by phone with {called} on {now:%A}.",
    }


class SmokeTest:
    """client gives a client of a service; post sends an article and returns its answer."""

    def __init__(self, stack, client, post, say=print):
        self.stack = stack
        self.sns = client("sns")
        self.sqs = client("sqs")
        described = client("cloudformation").describe_stacks(StackName=stack)["Stacks"][0]
        self.out = {one["OutputKey"]: one["OutputValue"] for one in described.get("Outputs", [])}
        if "AlertTopicArn" not in self.out:
            raise Refused(f"the stack {stack} has not the outputs of template.yaml: is it a stack of Parley?")
        self.post = post
        self.say = say

    def subscribers(self):
        """How many get every alert of the topic, or some."""
        topic = self.sns.get_topic_attributes(TopicArn=self.out["AlertTopicArn"])["Attributes"]
        return int(topic.get("SubscriptionsConfirmed", 0))

    def run(self):
        """The alert of the sample, as SNS hands it on."""
        queue = self.sqs.create_queue(QueueName=f"{self.stack}-smoke-test-{uuid.uuid4().hex[:8]}")["QueueUrl"]
        subscription = None
        try:
            subscription = self._listen(queue)
            article = sample(datetime.now(timezone.utc))
            self.say(f"Sends: {article['text']}")
            begun = time.monotonic()
            answer = self.post(self.out["ApiUrl"], article)
            self.say(f"Archived: article {answer['id']}, version {answer['version']}")
            alert = self._await(queue)
            self.say(f"Alert after {time.monotonic() - begun:.0f} s: {alert.get('Subject')}\n\n{alert['Message']}\n")
            return answer["id"], alert
        finally:
            if subscription:
                self.sns.unsubscribe(SubscriptionArn=subscription)
            self.sqs.delete_queue(QueueUrl=queue)

    def _listen(self, queue):
        arn = self.sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        topic = self.out["AlertTopicArn"]
        self.sqs.set_queue_attributes(QueueUrl=queue, Attributes={"Policy": json.dumps({
            "Version": "2012-10-17",
            "Statement": [{"Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"},
                           "Action": "sqs:SendMessage", "Resource": arn,
                           "Condition": {"ArnEquals": {"aws:SourceArn": topic}}}]})})
        return self.sns.subscribe(
            TopicArn=topic, Protocol="sqs", Endpoint=arn, ReturnSubscriptionArn=True)["SubscriptionArn"]

    def _await(self, queue):
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            for message in self.sqs.receive_message(QueueUrl=queue, WaitTimeSeconds=5).get("Messages", []):
                self.sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])
                alert = json.loads(message["Body"])
                if OUTLET in alert["Message"]:
                    return alert
        raise Refused(f"no alert within {PATIENCE} s. ./parley doctor --stack {self.stack} and docs/runbook.md#undelivered"
                      " say where to look. Is AlertsEnabled false, or was the same call reported today already?")


def signed_post(session):
    """Sends an article as a sender does: by the API, signed with IAM."""
    def post(url, article):
        request = AWSRequest("POST", url + "/articles", data=json.dumps(article),
                             headers={"Content-Type": "application/json"})
        SigV4Auth(session.get_credentials(), "execute-api", session.region_name).add_auth(request)
        try:
            with urllib.request.urlopen(urllib.request.Request(
                    request.url, request.data.encode(), dict(request.headers), method="POST"), timeout=60) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as e:
            raise Refused(f"POST /articles answers {e.code}: {e.read().decode()[:500]}") from e
        except OSError as e:
            raise Refused(f"{url} does not answer: {e}") from e
    return post


def main():
    parser = argparse.ArgumentParser(prog="infra/smoke-test", description=__doc__)
    parser.add_argument("stack", metavar="STACK", help="the stack's name")
    parser.add_argument("--yes", action="store_true", help="send the sample although people get its alert")
    options = parser.parse_args()
    try:
        session = boto3.Session()
        test = SmokeTest(options.stack, session.client, signed_post(session))
        people = test.subscribers()
        if people and not options.yes:
            raise Refused(f"{people} subscribers may get the alert of an invented call; say --yes if they may")
        article, _ = test.run()
    except (Refused, ClientError, BotoCoreError) as e:
        print(f"smoke-test: {e}", file=sys.stderr)
        return 1
    print(f"All is well. ./parley delete {article} --reason \"smoke test\" --stack {options.stack} removes the sample.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
