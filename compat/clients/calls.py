"""What every client is asked, one call after the other; the same as calls.mjs."""

import importlib.metadata
import json
import os
import pathlib

EXPECTED = json.loads((pathlib.Path(__file__).parent.parent / "expected.json").read_text())
URL = os.environ.get("ORMAI_URL")
TOKEN = os.environ.get("ORMAI_TOKEN")
COMMAND = os.environ.get("ORMAI_COMMAND")
ARGUMENTS = json.loads(os.environ.get("ORMAI_ARGUMENTS", "[]"))


async def call_all(package, listed, call):
    """Makes the calls by call(tool, arguments) -> (text, structured) and reports what came back."""

    async def ask(tool, arguments):
        text, structured = await call(tool, arguments)
        return {"text": text, "structured": structured}

    called = [await ask(each["tool"], each["arguments"]) for each in EXPECTED["calls"]]
    pages, cursor = [], None
    while not pages or (cursor and len(pages) < 20):
        arguments = dict(EXPECTED["pages"]["arguments"])
        if cursor:
            arguments["cursor"] = cursor
        pages.append(await ask(EXPECTED["pages"]["tool"], arguments))
        cursor = (json.loads(pages[-1]["text"])["data"] or {}).get("next_cursor")
    refusal = EXPECTED["refusal"]
    refused = await ask(refusal["tool"], refusal["arguments"])
    version = importlib.metadata.version(package)
    print(json.dumps({"version": version, "listed": listed, "called": called, "pages": pages, "refused": refused}))
