"""An agent for the tests, in the protocol that Slycat's agents speak: a line of JSON each way.

Its first argument says how it behaves, the second is a marker by which its process is found.
"""

import json
import os
import subprocess
import sys
import time

MODE = sys.argv[1] if len(sys.argv) > 1 else "good"


def say(**answer):
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def browse(request):
    path = request["path"]
    names = sorted(os.listdir(path))
    say(ok=True, message="", path=path, names=names,
        types=["d" if os.path.isdir(os.path.join(path, name)) else "f" for name in names])


def launch(request):
    done = subprocess.run(request["command"].split(" "), capture_output=True, text=True)
    say(ok=True, message="", command=request["command"], output=done.stdout, errors=done.stderr)


def start():
    if MODE == "noise":
        print("Welcome to the cluster", flush=True)
    elif MODE == "refuse":
        say(ok=False, message="no licence")
    elif MODE == "die":
        sys.exit("the library is missing")
    elif MODE == "deaf":  # neither speaks nor looks at its standard input
        time.sleep(3600)
    elif MODE == "flood":
        while True:
            sys.stdout.write("x" * 65536)
    else:
        say(ok=True, message="Ready.")


def misbehave(action):
    """What the action's name asks for, which is always something that no agent should do."""
    if action == "garbage":
        print("b'\\x89PNG'", flush=True)
    elif action == "twice":
        say(ok=True, message="1")
        say(ok=True, message="2")
    elif action == "silence":
        time.sleep(3600)
    elif action == "death":
        os._exit(9)
    else:
        return False
    return True


def main():
    start()
    for line in sys.stdin:
        try:
            request = json.loads(line)
        except ValueError:
            say(ok=False, message="Not a JSON object.")
            continue
        action = request.get("action")
        if action == "exit":
            if MODE != "stubborn":
                return
        elif action == "browse":
            browse(request)
        elif action == "launch":
            launch(request)
        elif action == "pid":
            say(ok=True, message=str(os.getpid()))
        elif not misbehave(action):
            say(ok=False, message="Unknown command.")
    while MODE == "stubborn":
        time.sleep(1)


main()
