"""Runs code in a TypeScript kernel; input and output are one JSON document on each line.

In:  {"code": "...", "metadata": {...}}, the metadata as in the request that a page sends
Out: {"ok": true, "outputs": [...]}, the outputs in the form in which notebooks store them.
The kernel starts before the first line is read and ends when the input does.
"""

import json
import subprocess
import sys

from jupyter_client.manager import start_new_kernel

SECONDS = 120


def run(client, code, metadata):
    outputs = []
    client.session.metadata = metadata

    def collect(message):
        kind, content = message["msg_type"], message["content"]
        if kind == "stream":
            last = outputs[-1] if outputs else {}
            if last.get("name") == content["name"]:
                last["text"] += content["text"]
            else:
                outputs.append({"output_type": "stream", **content})
        elif kind == "display_data":
            data, metadata = content["data"], content["metadata"]
            outputs.append({"output_type": kind, "data": data, "metadata": metadata})
        elif kind in ("error", "execute_result"):
            outputs.append({"output_type": kind, **content})
        elif kind == "comm_open":
            # A page answers so; see kernel/README.md, "Aborting queued cells".
            channel = {"comm_id": content["comm_id"], "data": {}}
            client.shell_channel.send(client.session.msg("comm_close", channel))

    reply = client.execute_interactive(code, timeout=SECONDS, output_hook=collect)
    return {"ok": reply["content"]["status"] == "ok", "outputs": outputs}


def main():
    sys.stdin.reconfigure(encoding="utf-8")
    # What the kernel's process prints must not be mixed with the documents.
    manager, client = start_new_kernel(
        kernel_name="tslab", cwd=sys.argv[1], stdout=subprocess.DEVNULL
    )
    try:
        for line in sys.stdin:
            print(json.dumps(run(client, **json.loads(line))), flush=True)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


main()
