#!/usr/bin/env python3
"""The main job on real input: opens a ticket for each row of a CSV of ticket texts and works all of them to the end.

    main-job.py URL[,URL...] CSV [--account admin] [--password demo] [--token TOKEN] [--limit N] [--clients 4]

Every ticket is opened twice with the same idempotency key: nothing may be opened twice. May be killed at any time and
started again: rows that were opened are found by their key, tickets that are further along are taken up where they stand.
Several addresses are nodes on one database: each request goes to the next of them. Without a password the environment variable PRAXIS_PASSWORD is read. Python 3 standard library only. Exit 0 where all
tickets ended and the chain of the trail verifies.
"""
import argparse
import base64
import concurrent.futures
import csv
import hashlib
import http.client
import itertools
import json
import os
import sys
import threading
import time
import urllib.parse

ENDED = ("CLOSED", "CANCELLED")
# Of a form's buttons the first of these that it has: the straight way from report to closure.
FORWARD = ("resolve", "confirm", "close", "accept", "done")
SENTENCE = "Restarted the gateway and watched it for an hour."
# Seconds: a server that was killed is back by then.
PATIENCE = 180
SAMPLES = {"number": 1, "checkbox": True}


class Api:
    """The REST contract over one kept connection per thread and node."""

    def __init__(self, urls, authorization):
        self.nodes = [urllib.parse.urlsplit(url.rstrip("/")) for url in urls.split(",")]
        self.turn = itertools.count()
        self.authorization = authorization
        self.local = threading.local()

    def __call__(self, method, path, body=None, key=None):
        headers = {"Authorization": self.authorization, "Accept": "application/json"}
        if body is not None:
            headers["Content-Type"] = "application/json"
        if key:
            headers["Idempotency-Key"] = key
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                status, answer, retry = self.send(method, "/api/v1" + path, body, headers)
            except (OSError, http.client.HTTPException):
                # The server may have gone for a moment; what was sent is safe to send again.
                self.local.connections = {}
                time.sleep(0.5)
                continue
            if status not in (429, 503):
                return status, answer
            time.sleep(min(float(retry or 1), 10))
        raise RuntimeError(f"{method} {path}: no answer for {PATIENCE} s")

    def send(self, method, path, body, headers):
        connections = self.local.__dict__.setdefault("connections", {})
        node = self.nodes[next(self.turn) % len(self.nodes)]
        if node not in connections:
            kind = http.client.HTTPSConnection if node.scheme == "https" else http.client.HTTPConnection
            connections[node] = kind(node.netloc, timeout=120)
        connection = connections[node]
        connection.request(method, path, None if body is None else json.dumps(body).encode(), headers)
        answer = connection.getresponse()
        text = answer.read()
        return answer.status, json.loads(text or b"null"), answer.headers.get("Retry-After")


def expect(answer, statuses, what):
    status, body = answer
    if status not in statuses:
        raise RuntimeError(f"{what}: {status} {json.dumps(body)[:300]}")
    return body


def required(components, known):
    """The smallest honest answer to each required component that has none yet, also inside groups."""
    values = {}
    for component in components or []:
        values.update(required(component.get("components"), known))
        key, kind = component.get("key"), component.get("type")
        if not key or known.get(key) not in (None, "") or not (component.get("validate") or {}).get("required"):
            continue
        if component.get("values"):
            values[key] = component["values"][0]["value"]
        elif kind == "datetime":
            values[key] = "2030-01-01" if component.get("subtype") == "date" else "2030-01-01T10:00:00Z"
        else:
            values[key] = SAMPLES.get(kind, SENTENCE)
    return values


def rows(path, limit):
    with open(path, encoding="utf-8", newline="") as file:
        for place, row in enumerate(csv.DictReader(file), start=1):
            if limit and place > limit:
                return
            text = " ".join(row["body"].split())
            subject = " ".join(row["title"].split()) or text[:80] or "No subject"
            key = hashlib.sha256(f"main-job:{place}:{subject}:{text}".encode()).hexdigest()
            yield key, subject[:200], text[:4000]


class MainJob:
    def __init__(self, api):
        self.api = api
        self.tasks = 0
        self.lock = threading.Lock()
        form = expect(api("GET", "/practices/incident/form"), (200,), "start form")
        known = form.get("values") or {}
        answers = required((form.get("schema") or {}).get("components"), known)
        self.fields = {k: v for k, v in answers.items() if k not in ("subject", "description")}

    def open(self, row):
        key, subject, text = row
        body = {"practice": "incident", "subject": subject, "description": text, "fields": self.fields}
        first = expect(self.api("POST", "/tickets", body, key), (200, 201), "open")
        again = expect(self.api("POST", "/tickets", body, key), (200, 201), "open again")
        if first["number"] != again["number"]:
            raise RuntimeError(f"{first['number']} and {again['number']} were opened for one key")
        return first["number"]

    def work(self, number):
        """Completes the ticket's tasks until it has ended; steps in the background get a minute."""
        idle_until = time.monotonic() + 60
        while time.monotonic() < idle_until:
            found = expect(self.api("GET", "/tasks?ticket=" + number), (200,), "tasks")["items"]
            if found:
                self.complete(number, found[0])
                idle_until = time.monotonic() + 60
            elif expect(self.api("GET", "/tickets/" + number), (200,), "ticket")["category"] in ENDED:
                return
            else:
                time.sleep(0.2)
        raise RuntimeError(f"{number} stands still without a task")

    def complete(self, number, task):
        path = f"/tasks/{task['id']}"
        self.api("POST", path + "/claim", {})
        status, form = self.api("GET", path + "/form")
        if status == 404:
            return
        form = expect((status, form), (200,), "form")
        outcomes = [o["id"] if isinstance(o, dict) else o for o in form.get("outcomes") or []]
        outcome = next((o for o in FORWARD if o in outcomes), outcomes[0] if outcomes else None)
        body = {"values": required((form.get("schema") or {}).get("components"), form.get("values") or {})}
        if outcome:
            body["outcome"] = outcome
        # 404 and 409: completed just before the connection broke.
        status, answer = self.api("POST", path + "/complete", body)
        expect((status, answer), (200, 404, 409), f"complete {task['name']} of {number}")
        if status == 200:
            with self.lock:
                self.tasks += 1

    def counts(self, number):
        decisions = expect(self.api("GET", f"/tickets/{number}/decisions"), (200,), "decisions")["items"]
        acts, cursor = 0, None
        while True:
            path = f"/tickets/{number}/history?limit=500" + (f"&cursor={cursor}" if cursor else "")
            page = expect(self.api("GET", path), (200,), "history")
            acts += len(page["items"])
            cursor = page.get("next")
            if not cursor:
                return len(decisions), acts


def all_of(pool, what, things, label):
    """Runs in parallel; prints how far it is; failures are collected, not thrown."""
    done, failed, results, started = 0, [], [], time.monotonic()
    for future in concurrent.futures.as_completed([pool.submit(what, thing) for thing in things]):
        done += 1
        try:
            results.append(future.result())
        except Exception as failure:
            failed.append(str(failure))
        if done % 250 == 0:
            print(f"{label}: {done} of {len(things)}, {done / (time.monotonic() - started):.1f} a second", flush=True)
    return results, failed, time.monotonic() - started


def authorization(options):
    if options.token:
        return "Bearer " + options.token
    password = options.password or os.environ.get("PRAXIS_PASSWORD", "demo")
    return "Basic " + base64.b64encode(f"{options.account}:{password}".encode()).decode()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    parser.add_argument("csv")
    parser.add_argument("--account", default="admin")
    parser.add_argument("--password")
    parser.add_argument("--token")
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--clients", type=int, default=4)
    options = parser.parse_args()

    api = Api(options.url, authorization(options))
    if not options.token:
        # One password check for the whole job instead of one for each request.
        scopes = ["read", "write", "admin"]  # other people's tasks are taken over as administrator
        made = expect(api("POST", "/tokens", {"name": "main job", "scopes": scopes}), (201,), "token")
        api = Api(options.url, "Bearer " + made["token"])
    job, given = MainJob(api), list(rows(options.csv, options.limit))
    with concurrent.futures.ThreadPoolExecutor(options.clients) as pool:
        numbers, failed, opening = all_of(pool, job.open, given, "opened")
        if len(set(numbers)) != len(given):
            failed.append(f"{len(given)} rows became {len(set(numbers))} tickets")
        _, stuck, working = all_of(pool, job.work, sorted(set(numbers)), "ended")
        counted, uncounted, _ = all_of(pool, job.counts, sorted(set(numbers)), "counted")
    chain = expect(api("GET", "/audit/verify"), (200,), "verify")
    failed += stuck + uncounted

    print(f"tickets        {len(set(numbers))} of {len(given)} rows, opened in {opening:.1f} s ({len(given) / opening:.1f} rows a second, each sent twice)")
    print(f"tasks          {job.tasks} completed in {working:.1f} s ({job.tasks / working:.1f} a second)")
    print(f"decisions      {sum(c[0] for c in counted)}")
    print(f"audit entries  {sum(c[1] for c in counted)} of these tickets, {chain['entries']} in the chain")
    print(f"chain verifies {chain['verified']}")
    for failure in failed[:20]:
        print("-", failure)
    sys.exit(0 if not failed and chain["verified"] else 1)


if __name__ == "__main__":
    main()
