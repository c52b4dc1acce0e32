"""Sends cells to a fresh kernel at given times, and prints how each was answered.

Arguments: the folder to start it in, and a JSON list of cells {"code", "written", "sent", "page",
"stop", "seen"}. "written" is the date of the request and "sent" the time when it leaves, both in
seconds after the start; "page" says whether the request names its cell, as a page of JupyterLab does;
"stop" whether an error stops the cells behind it; "seen" whether the page has read, before it sends
the cell, all that the kernel sent, and closed the channel that it does not know.
Output: a JSON list of {"status", "text"}.
"""

import json
import subprocess
import sys
import time
from datetime import datetime, timedelta, timezone

from jupyter_client.manager import start_new_kernel

SECONDS = 60


def send(client, cells):
    read = []
    if cells[0]["seen"]:
        # A page asks for this when it connects.
        client.kernel_info()
    start = datetime.now(timezone.utc)
    for number, cell in enumerate(sorted(cells, key=lambda cell: cell["sent"])):
        content = {"code": cell["code"], "silent": False, "stop_on_error": cell["stop"]}
        metadata = {"cellId": f"cell-{number}"} if cell["page"] else {}
        request = client.session.msg("execute_request", content, metadata=metadata)
        request["header"]["date"] = start + timedelta(seconds=cell["written"])
        cell["id"] = request["header"]["msg_id"]
        passed = (datetime.now(timezone.utc) - start).total_seconds()
        time.sleep(max(0, cell["sent"] - passed))
        if cell["seen"]:
            read += close_channel(client)
        client.shell_channel.send(request)
    return [cell["id"] for cell in cells], read


def close_channel(client):
    read = []
    while not read or read[-1]["msg_type"] != "comm_open":
        read.append(client.get_iopub_msg(timeout=SECONDS))
    channel = {"comm_id": read[-1]["content"]["comm_id"], "data": {}}
    client.shell_channel.send(client.session.msg("comm_close", channel))
    return read


def answers(client, ids, read):
    status, text, idle = {}, dict.fromkeys(ids, ""), set()
    while len(status) < len(ids):
        reply = client.get_shell_msg(timeout=SECONDS)
        if reply["parent_header"]["msg_id"] in text:
            status[reply["parent_header"]["msg_id"]] = reply["content"]["status"]
    while not idle.issuperset(ids):
        message = read.pop(0) if read else client.get_iopub_msg(timeout=SECONDS)
        cell, content = message["parent_header"].get("msg_id"), message["content"]
        if content.get("execution_state") == "idle":
            idle.add(cell)
        if content.get("name") == "stdout" and cell in text:
            text[cell] += content["text"]
    return [{"status": status[cell], "text": text[cell]} for cell in ids]


def main():
    # What the kernel's process prints must not be mixed with the answers.
    manager, client = start_new_kernel(
        kernel_name="tslab", cwd=sys.argv[1], stdout=subprocess.DEVNULL
    )
    try:
        print(json.dumps(answers(client, *send(client, json.loads(sys.argv[2])))))
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


main()
