"""Builds, deploys to MiniStack, proves, and cleans up; see infra/deploy-emulated."""

import argparse
import os
import shutil
import signal
import sys
import tempfile
import time
import traceback
from pathlib import Path

import newsroom
from ministack import REGION, MiniStack
from proof import Proof
from samcli.yamlhelper import yaml_dump, yaml_parse
from stage import change, stage
from tools import Failed, jdk, run

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ROOT / "build" / "emulated"
STACK = "parley"
DEPLOYMENTS = "parley-deployments"
SETTINGS = {
    # The sample articles are of 2025: without a limit on their age they may alert.
    "FreshnessHours": "0",
    "DigestHour": "0",
    "KeepData": "false",
    "BulkRebuild": "true",
    # MiniStack makes no alarms on expressions, such as the one that stops canaries.
    "CanaryDeployments": "false",
}


class Steps:
    """Says what is being done and how long it took, and remembers which step is the current one."""

    def __init__(self):
        self.name = None
        self.started = self.begun = time.monotonic()

    def begin(self, name):
        self.done()
        self.name = name
        self.begun = time.monotonic()
        print(f"\n{name}", flush=True)

    def done(self):
        if self.name:
            print(f"  done in {time.monotonic() - self.begun:.1f} s", flush=True)

    def total(self):
        return time.monotonic() - self.started


class Deployment:
    """The steps before the proof: validate, build, start the emulator, deploy."""

    def __init__(self, folder):
        self.folder = folder
        self.log = folder / "tools.log"
        self.java = jdk()
        self.sam = TOOLS / "sam" / "bin" / "sam"
        self.built = folder / "built"
        self.client = TOOLS / "runtime-client"
        self.hosts = folder / "hosts"
        self.environment = os.environ | {
            "JAVA_HOME": str(self.java), "SAM_CLI_TELEMETRY": "0", "AWS_DEFAULT_REGION": REGION}

    def validate(self):
        self._run(self.sam, "validate", "--lint", "--region", REGION)
        # Their stacks are off by default, so that nothing else would notice a fault in them.
        for nested in "rebuild.yaml", "deploy-role.yaml", "key.yaml":
            self._run(self.sam, "validate", "--lint", "--region", REGION, "--template", ROOT / "infra" / nested)

    def build(self):
        try:
            self._run(self.sam, "build", "--build-dir", self.built, "--no-cached")
        except Failed as e:
            raise Failed(f"{e}\n(sam does not show what Maven says: mvn -B -f functions/pom.xml package does)") from None
        pom = ROOT / "infra" / "emulated" / "pom.xml"
        kept = self.client / "pom.xml"
        if not (kept.exists() and kept.read_bytes() == pom.read_bytes()):
            shutil.rmtree(self.client, ignore_errors=True)
            self._run("mvn", "-q", "-B", "-f", pom, "dependency:copy-dependencies", f"-DoutputDirectory={self.client}")
            shutil.copy(pom, kept)

    def start(self, emulator):
        emulator.await_ready(60)
        self.trust = self.folder / "trust.p12"
        self._run(
            self.java / "bin" / "keytool", "-importcert", "-noprompt", "-alias", "ministack", "-file",
            emulator.certificate, "-keystore", self.trust, "-storetype", "PKCS12", "-storepass", "changeit")
        print(f"  {emulator.url}, process {emulator.process.pid}")

    def deploy(self, emulator, key):
        staged = self.folder / "staged"
        self.hosts.write_text(f"127.0.0.1 localhost\n{newsroom.ADDRESS} {newsroom.HOST}\n")
        count = stage(self.built, staged, SETTINGS, url=emulator.url, jdk=self.java, trust=self.trust, client=self.client,
                      hosts=self.hosts)
        print(f"  {count} functions, run by {self.java.name} through Lambda's runtime interface client")
        self.staged = staged
        # An empty value is no override that sam takes.
        self._deploy(emulator, "OperatorEmail=operator@example.org", *([f"EncryptionKeyArn={key}"] if key else []))

    def change(self, emulator, settings, *overrides):
        """Deploys again with other settings and parameters, and the same code."""
        file = self.staged / "template.yaml"
        template = yaml_parse(file.read_text())
        change(template, settings)
        file.write_text(yaml_dump(template))
        self._deploy(emulator, *overrides)

    def _deploy(self, emulator, *overrides):
        config = self.folder / "samconfig.toml"
        config.write_text("version = 0.1\n")
        run(
            [self.sam, "deploy", "--template-file", self.staged / "template.yaml", "--stack-name", STACK,
             "--s3-bucket", DEPLOYMENTS, "--capabilities", "CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND", "--no-confirm-changeset",
             "--no-progressbar", "--config-file", config, "--region", REGION,
             "--parameter-overrides", *overrides],
            self.log, self.staged, emulator.client_environment())

    def _run(self, *command):
        run(command, self.log, ROOT, self.environment)


def prove(steps, folder, options):
    deployment = Deployment(folder)
    steps.begin("Validate: sam validate --lint")
    deployment.validate()
    steps.begin("Build: sam build")
    deployment.build()
    # Nothing but loopback is needed from here on.
    why_not = newsroom.enter()
    steps.begin("Start: MiniStack on the loopback interface, over TLS, with IAM enforced")
    emulator = MiniStack(TOOLS / "ministack", folder / "ministack")
    options.on_exit.append(emulator.stop)
    deployment.start(emulator)
    steps.begin("Deploy: sam deploy")
    outlet = None if why_not else newsroom.Newsroom()
    proof = Proof(emulator, STACK, ROOT / "events", options.trace, outlet, why_not,
                  lambda settings, *overrides: deployment.change(emulator, settings, *overrides))
    options.on_failure.append(proof.print_logs)
    proof.make_bucket(DEPLOYMENTS)
    deployment.deploy(emulator, proof.make_key(ROOT / "infra" / "key.yaml") if options.key else "")
    for name, step in proof.steps():
        steps.begin(name)
        step()
    steps.done()


def main():
    parser = argparse.ArgumentParser(prog="infra/deploy-emulated", description=__doc__)
    parser.add_argument("--keep", action="store_true", help="keep the folder with the logs")
    parser.add_argument("--key", action="store_true", help="encrypt with a key of infra/key.yaml")
    parser.add_argument("--trace", action="store_true", help="print every answer in full")
    options = parser.parse_args()
    options.on_exit = []
    options.on_failure = []
    folder = Path(tempfile.mkdtemp(prefix="parley-emulated-"))
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    steps = Steps()
    try:
        prove(steps, folder, options)
        print(f"\nProven in {steps.total():.0f} s: everything that should be there was there.")
        return 0
    except KeyboardInterrupt:
        print(f"\nInterrupted at: {steps.name}", file=sys.stderr)
        return 130
    except Exception as e:  # Whatever it was, say at which step, and show the logs.
        for show in options.on_failure:
            show()
        if not isinstance(e, Failed):
            traceback.print_exc()
        print(f"\nFAILED at: {steps.name}\n{e}", file=sys.stderr)
        return 1
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Cleaning up takes a moment; nobody leaves a process behind.
        for end in options.on_exit:
            end()
        if options.keep:
            print(f"Logs are in {folder}")
        else:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
