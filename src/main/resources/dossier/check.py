#!/usr/bin/env python3
"""Checks a dossier of Lekdicht that was unpacked beside this file. Needs nothing but Python 3 itself."""
import hashlib
import json
import os
import sys

here = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
faults = []


def sha256(path):
    digest = hashlib.sha256()
    with open(os.path.join(here, path), "rb") as file:
        for piece in iter(lambda: file.read(1 << 20), b""):
            digest.update(piece)
    return digest.hexdigest()


def read(path):
    with open(os.path.join(here, path), encoding="utf-8") as file:
        return json.load(file)


def check_files():
    listed = set()
    with open(os.path.join(here, "SHA256SUMS"), encoding="utf-8") as sums:
        for line in sums.read().splitlines():
            digest, path = line[:64], line[66:]
            listed.add(path)
            if not os.path.isfile(os.path.join(here, path)):
                faults.append(path + ": is missing")
            elif sha256(path) != digest:
                faults.append(path + ": is not the file that was listed")
    for directory, _, names in os.walk(here):
        for name in names:
            path = os.path.relpath(os.path.join(directory, name), here).replace(os.sep, "/")
            if path not in listed and path != "SHA256SUMS" and "__pycache__" not in path:
                faults.append(path + ": is not listed")
    return listed


def check_journal():
    journal = read("journal.json")
    previous = "0" * 64
    number = 0
    for entry in journal["entries"]:
        number += 1
        where = "journal.json, entry %d: " % number
        if entry["number"] != number:
            faults.append(where + "another number follows")
        if entry["previousHash"] != previous:
            faults.append(where + "does not hold the hash of the entry before it")
        if entry["body"] is None or entry["salt"] is None:
            faults.append(where + "its body was taken out")
        else:
            body = bytes.fromhex(entry["salt"]) + entry["body"].encode("utf-8")
            if len(entry["salt"]) != 32 or hashlib.sha256(body).hexdigest() != entry["bodyDigest"]:
                faults.append(where + "its body does not fit its digest")
        lines = "lekdicht journal 1\nincident %s\nnumber %d\nat %s\nactor %s\nkind %s\nbody %s\nprevious %s\n" % (
            journal["incident"], entry["number"], entry["at"], entry["actor"], entry["kind"], entry["bodyDigest"],
            entry["previousHash"])
        if hashlib.sha256(lines.encode("utf-8")).hexdigest() != entry["hash"]:
            faults.append(where + "its hash does not fit")
        previous = entry["hash"]
    if journal["head"] != {"number": number, "hash": previous}:
        faults.append("journal.json: the head is not the last entry")
    return journal


def holds(value, digest):
    if isinstance(value, dict):
        return any(holds(member, digest) for member in value.values())
    if isinstance(value, list):
        return any(holds(member, digest) for member in value)
    return value == digest


def bodies(journal, kind):
    return [json.loads(entry["body"]) for entry in journal["entries"] if entry["kind"] == kind and entry["body"] is not None]


def files_told(journal):
    """What must be here by what the journal says, as pairs of kind and id. A draft that was sent and then filed is here as it was filed."""
    told = {("evidence-kept", body["evidence"]) for body in bodies(journal, "evidence-kept")}
    told |= {("confirmation-kept", body["paper"]) for body in bodies(journal, "confirmation-kept")}
    filed = {body["paper"] for body in bodies(journal, "draft-filed")}
    sent = {paper["paper"] for body in bodies(journal, "papers-sent") for paper in body["papers"]}
    return told | {("draft-filed", paper) for paper in filed} | {("papers-sent", paper) for paper in sent - filed}


def check_index(journal, listed):
    indexed = set()
    for file in read("index.json")["files"]:
        indexed.add((file["kind"], file["id"]))
        if file["path"] not in listed or sha256(file["path"]) != file["sha256"]:
            faults.append(file["path"] + ": is not the file that index.json names")
        if not any(holds(body, file["id"]) and holds(body, file["sha256"]) for body in bodies(journal, file["kind"])):
            faults.append(file["path"] + ": the journal does not hold its digest")
    for kind, missing in sorted(files_told(journal) - indexed):
        faults.append("%s %s: is in the journal and not here" % (kind, missing))


try:
    names = check_files()
    record = check_journal()
    check_index(record, names)
except (OSError, ValueError, KeyError, TypeError) as unreadable:
    faults.append("cannot be read: %s" % unreadable)
for fault in faults:
    print(fault)
if faults:
    sys.exit(1)
print("Sound: %d files, %d journal entries." % (len(names), len(record["entries"])))
print("Last hash: " + record["head"]["hash"])
