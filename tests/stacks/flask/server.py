import json, os

from flask import Flask, Response, jsonify, redirect, request

app = Flask(__name__)
#@cors

STARTS = json.load(open(os.environ["BY_HAND"])) if "BY_HAND" in os.environ else None
METHODS = ["GET", "POST", "PUT", "DELETE"]


def answer_items():
    response = jsonify(items=[])
    response.headers.update({"X-Handler": "ran", "X-Total": "2"})
    return response


@app.route("/items", methods=METHODS)
def items():
    return answer_items()


@app.get("/vary")
def vary():
    return jsonify(), 200, {"Vary": "Accept"}


@app.get("/crash")
def crash():
    raise RuntimeError("the handler failed")


@app.get("/unauthorized")
def unauthorized():
    return jsonify(), 401


@app.get("/redirect")
def redirected():
    return redirect("/items")


@app.get("/own")
def own():
    return jsonify(), 200, {"Access-Control-Allow-Origin": "https://hand.example"}


@app.route("/options", methods=["OPTIONS"], provide_automatic_options=False)
def options():
    return answer_items()


# Headers written by hand: those that the file BY_HAND has for the last part of the path.
@app.route("/hand/<name>", methods=METHODS + ["PATCH"] + ["OPTIONS"] * (STARTS is not None), provide_automatic_options=None if STARTS is None else False)
def by_hand(name):
    if STARTS is None:
        return answer_items()
    answer = STARTS[name]["preflight" if request.method == "OPTIONS" else "response"]
    response = Response(status=answer["status"])
    for header, value in answer["headers"]:
        response.headers.add(header, value)
    return response


if __name__ == "__main__":
    import waitress

    waitress.serve(app, host="127.0.0.1", port=int(os.environ["PORT"]), threads=2)
