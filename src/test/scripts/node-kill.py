#!/usr/bin/env python3
"""Two nodes on one database, running tickets on their way to another version, and kill -9 in the middle of it.

    node-kill.py --start 'java -jar target/praxis.jar' [--tickets 400] [--ports 9211,9212] [--logs FOLDER]
                 --database jdbc:mysql://host/praxis_kill?... --user NAME --password WORD [--profiles demo,mariadb]

The database is set up where it is empty, and is not tidied up. Opens the tickets, publishes a second version in which their step has another
id and name, starts the move, kills first the one node and then the other, each in the middle of the batch, and starts them again. Then
holds each ticket against what must be so: moved once, one task with the new name, one entry of the move in its history, no result
but "moved", and a chain of the trail that verifies. Exit 0 where all of that holds. Python 3 standard library only.
"""
import argparse
import base64
import concurrent.futures
import io
import json
import os
import shlex
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
import zipfile

KEY = "node-kill"
YAML = """key: node-kill
name: Node kill
description: Tickets that are moved while nodes die.
unit: it
prefix: NKT
process: node-kill-main
startForm: node-kill-start
secondPerson: false
confidential: false
states:
  - {key: new, label: New, category: NEW}
  - {key: closed, label: Closed, category: CLOSED}
  - {key: cancelled, label: Cancelled, category: CANCELLED}
fields: []
milestones:
  - {key: reported, label: Reported, activities: [Start_Reported]}
"""
FORM = {"id": "node-kill-start", "type": "default", "components": [
    {"type": "textfield", "id": "Field_1", "key": "subject", "label": "Subject", "validate": {"required": True}}]}
BPMN = """<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="Definitions_1" targetNamespace="http://praxisitsm.org/test">
  <bpmn:process id="node-kill-main" name="Node kill" isExecutable="true">
    <bpmn:startEvent id="Start_Reported" name="Reported" />
    <bpmn:sequenceFlow id="Flow_1" sourceRef="Start_Reported" targetRef="{task}" />
    <bpmn:userTask id="{task}" name="{name}" camunda:candidateGroups="service-desk"><bpmn:extensionElements><camunda:properties>
      <camunda:property name="state" value="new" /></camunda:properties></bpmn:extensionElements></bpmn:userTask>
    <bpmn:boundaryEvent id="Timer_Late" name="Late" attachedToRef="{task}" cancelActivity="false"><bpmn:timerEventDefinition id="Def_1">
      <bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P30D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
    <bpmn:sequenceFlow id="Flow_2" sourceRef="Timer_Late" targetRef="End_Late" />
    <bpmn:endEvent id="End_Late" name="Noted" />
    <bpmn:sequenceFlow id="Flow_3" sourceRef="{task}" targetRef="End_Closed" />
    <bpmn:endEvent id="End_Closed" name="Closed"><bpmn:extensionElements><camunda:properties>
      <camunda:property name="state" value="closed" /></camunda:properties></bpmn:extensionElements></bpmn:endEvent>
  </bpmn:process>
</bpmn:definitions>
"""


def pack(task, name):
    """The files of the practice as a zip."""
    folder, out = f"processes/{KEY}/", io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr(folder + "practice.yaml", YAML)
        file.writestr(folder + "node-kill-main.bpmn", BPMN.format(task=task, name=name))
        file.writestr(folder + "node-kill-start.form", json.dumps(FORM))
    return out.getvalue()


class Node:
    def __init__(self, options, port):
        self.options, self.port, self.process = options, port, None

    def start(self):
        o = self.options
        command = shlex.split(o.start) + [
            f"--server.port={self.port}", f"--spring.profiles.active={o.profiles}", f"--spring.datasource.url={o.database}",
            f"--spring.datasource.username={o.user}", f"--spring.datasource.password={o.password}", "--praxis.demo.history=false"]
        self.log = open(os.path.join(o.logs, f"node-{self.port}.log"), "ab")
        self.process = subprocess.Popen(command, stdout=self.log, stderr=self.log, start_new_session=True)

    def wait(self):
        begun = time.monotonic()
        while time.monotonic() - begun < 300:
            if self.process.poll() is not None:
                raise RuntimeError(f"node {self.port} ended by itself, see its log")
            try:
                if urllib.request.urlopen(f"http://127.0.0.1:{self.port}/actuator/health", timeout=5).status == 200:
                    return time.monotonic() - begun
            except OSError:
                time.sleep(0.5)
        raise RuntimeError(f"node {self.port} did not come up")

    def kill(self):
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def call(self, method, path, body=None, kind="application/json", account="admin"):
        data = body if isinstance(body, (bytes, type(None))) else json.dumps(body).encode()
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/api/v1{path}", data, method=method)
        request.add_header("Content-Type", kind)
        request.add_header("Authorization", self.authorization if account == "admin" else basic(account))
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return json.loads(answer.read() or b"null")
        except urllib.error.HTTPError as refused:
            raise RuntimeError(f"{method} {path}: {refused.code} {refused.read()[:400]}") from None

    authorization = ""


def basic(account):
    return "Basic " + base64.b64encode(f"{account}:{os.environ.get('PRAXIS_PASSWORD', 'demo')}".encode()).decode()


def publish(node, files, comment):
    draft = node.call("POST", f"/practices/{KEY}/drafts", files, "application/zip")
    errors = [f for f in draft.get("findings") or [] if f.get("severity") == "ERROR"]
    if errors:
        raise RuntimeError(f"the pack is refused: {errors[:3]}")
    return node.call("POST", f"/practices/{KEY}/drafts/{draft['draft']}/publish", {"comment": comment})


class Watch:
    """How far the move is, and the longest time in which nothing moved."""

    def __init__(self, migration):
        self.migration, self.moved, self.since, self.longest = migration, 0, time.monotonic(), 0.0

    def read(self, nodes):
        for node in nodes:
            try:
                found = node.call("GET", f"/practices/{KEY}/migrations/{self.migration}")
            except (OSError, RuntimeError):
                continue
            now = time.monotonic()
            if found["counts"]["moved"] > self.moved:
                self.longest = max(self.longest, now - self.since)
                self.moved, self.since = found["counts"]["moved"], now
            return found
        return None

    def until(self, nodes, reached):
        end = time.monotonic() + 600
        while time.monotonic() < end:
            found = self.read(nodes)
            if found and reached(found):
                return found
            time.sleep(0.05)
        raise RuntimeError("the move does not get on")


def judge(node, number, version):
    """What is wrong with a ticket, in sentences."""
    ticket = node.call("GET", f"/tickets/{number}")
    tasks = node.call("GET", f"/tasks?ticket={number}")["items"]
    history = node.call("GET", f"/tickets/{number}/history?limit=500")["items"]
    moves = [act for act in history if act.get("act") == "ticket.migrated"]
    wrong = []
    if ticket["process"]["version"] != version:
        wrong.append(f"runs on version {ticket['process']['version']}")
    if [task["name"] for task in tasks] != ["Handle"]:
        wrong.append(f"has the tasks {[task['name'] for task in tasks]}")
    if len(moves) != 1:
        wrong.append(f"was moved {len(moves)} times by its history")
    return [f"{number} {what}" for what in wrong]


def main():
    parser = argparse.ArgumentParser()
    for name in ("start", "database", "user", "password"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--profiles", default="demo,mariadb")
    parser.add_argument("--ports", default="9211,9212")
    parser.add_argument("--logs", default=".")
    parser.add_argument("--tickets", type=int, default=400)
    options = parser.parse_args()
    first, second = [Node(options, int(port)) for port in options.ports.split(",")]
    nodes = [first, second]
    try:
        first.start()
        print(f"node {first.port} up after {first.wait():.0f} s", flush=True)
        second.start()
        print(f"node {second.port} up after {second.wait():.0f} s", flush=True)
        Node.authorization = basic("admin")
        made = first.call("POST", "/tokens", {"name": "node kill", "scopes": ["read", "write", "admin"]})
        Node.authorization = "Bearer " + made["token"]
        old = publish(first, pack("Task_Work", "Work"), "first")["version"]
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            body = {"practice": KEY, "fields": {}}
            numbers = list(pool.map(
                lambda i: nodes[i % 2].call("POST", "/tickets", {**body, "subject": f"Ticket {i}"})["number"],
                range(options.tickets)))
        new = publish(first, pack("Task_Handle", "Handle"), "second")["version"]
        mapping = [{"from": "Task_Work", "to": "Task_Handle"}]
        migration = first.call("POST", f"/practices/{KEY}/migrations", {"from": old, "to": new, "mapping": mapping})["migration"]
        watch, begun = Watch(migration), time.monotonic()

        for share, victim in ((0.2, first), (0.6, second)):
            at = watch.until(nodes, lambda found: found["counts"]["moved"] >= share * options.tickets)
            victim.kill()
            print(f"killed node {victim.port} at {at['counts']['moved']} of {options.tickets} moved, {at['status']}", flush=True)
            # The second is killed whether or not the first is back: where it is not, nobody works for a while.
            victim.start()
        done = watch.until(nodes, lambda found: found["status"] == "DONE")
        took = time.monotonic() - begun
        for node in nodes:
            node.wait()
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            wrong = [sentence for found in pool.map(lambda n: judge(first, n, new), numbers) for sentence in found]
        counts = done["counts"]
        if counts["moved"] != options.tickets or counts["total"] != options.tickets:
            wrong.append(f"the move counts {counts}")
        chain = first.call("GET", "/audit/verify")
        if not chain["verified"]:
            wrong.append(f"the chain breaks: {chain['problem']}")
        print(f"tickets   {options.tickets}, moved {counts['moved']}, stay {counts['stays']}, failed {counts['failed']}")
        print(f"time      {took:.1f} s in all, longest stop {watch.longest:.1f} s")
        print(f"chain     {chain['entries']} entries, verifies: {chain['verified']}")
        for sentence in wrong[:20]:
            print("-", sentence)
        sys.exit(1 if wrong else 0)
    finally:
        for node in nodes:
            if node.process and node.process.poll() is None:
                node.process.terminate()


if __name__ == "__main__":
    main()
