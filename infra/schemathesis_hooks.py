"""For infra/check-api: how a body of JSON Lines is sent, which schemathesis does not know."""

import schemathesis


@schemathesis.serializer("application/x-ndjson", "application/jsonl")
def json_lines(_, body):
    return body if isinstance(body, bytes) else str(body).encode(errors="replace")
