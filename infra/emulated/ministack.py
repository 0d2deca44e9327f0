"""The emulator, as a process of ours: on the loopback interface, with IAM enforced over TLS, or without both."""

import os
import socket
import subprocess
import time
from pathlib import Path

from tools import Failed, tail

REGION = "eu-west-1"


class MiniStack:
    """One emulator with all its files in one folder; gone, with every process it started, after stop()."""

    def __init__(self, environment_folder, folder, secure=True):
        self.secure = secure
        self.folder = Path(folder)
        self.folder.mkdir(parents=True)
        self.log = self.folder / "ministack.log"
        self.port = _free_port()
        self.url = f"http{'s' if secure else ''}://127.0.0.1:{self.port}"
        self.certificate = self.folder / "ministack-tls" / "server.crt"
        environment = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
        environment |= {
            "GATEWAY_PORT": str(self.port),
            "BIND_HOST": "127.0.0.1",
            "IOT_MTLS_ENABLED": "0",
            "IOT_MTLS_PORT": "0",
            "MINISTACK_REGION": REGION,
            "AWS_DEFAULT_REGION": REGION,
            "LAMBDA_EXECUTOR": "local",
            "TMPDIR": str(self.folder),
        }
        if secure:
            # Each function's role is enforced, and the resources' own policies.
            environment["AUTH"] = "true"
            # The policies of the bucket, the queues and the topics refuse what does not come over TLS.
            environment["USE_SSL"] = "1"
        programs = Path(environment_folder) / "bin"
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                # Its own command would also take port 443 for its certificate's sake.
                [programs / "hypercorn", "--config", "python:ministack.core.hypercorn_conf", "--keep-alive", "75",
                 "--bind", f"127.0.0.1:{self.port}", "ministack.app:app"],
                stdout=log,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                env=environment,
                cwd=self.folder,
                # A group of its own, so that the functions' processes end with it, and Ctrl-C is ours to handle.
                start_new_session=True,
            )

    def client_environment(self):
        """What the AWS tools need to speak to it. The keys are those of its root user, known to everybody."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
        return environment | {
            "AWS_ENDPOINT_URL": self.url,
            "AWS_CA_BUNDLE": str(self.certificate),
            "AWS_DEFAULT_REGION": REGION,
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
            "SAM_CLI_TELEMETRY": "0",
            "NO_PROXY": "127.0.0.1",
            "no_proxy": "127.0.0.1",
        }

    def await_ready(self, seconds):
        """Returns when it takes connections."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise Failed(f"MiniStack ended with {self.process.returncode}:\n{tail(self.log, 30)}")
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
            except OSError:
                time.sleep(0.1)
                continue
            if not self.secure or self.certificate.exists():
                return
        raise Failed(f"MiniStack was not ready within {seconds} s:\n{tail(self.log, 30)}")

    def stop(self):
        """Ends it and what it started: by the group that was made for it, never by a name."""
        for end, patience in ((15, 8), (9, 5)):
            try:
                os.killpg(self.process.pid, end)
            except ProcessLookupError:
                break
            try:
                self.process.wait(patience)
            except subprocess.TimeoutExpired:
                continue
        try:
            os.killpg(self.process.pid, 9)
        except (ProcessLookupError, PermissionError):
            pass


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
