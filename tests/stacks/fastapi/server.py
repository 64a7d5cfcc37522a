import json, os

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response

app = FastAPI()
#@cors

ITEMS = {"X-Handler": "ran", "X-Total": "2"}


@app.api_route("/items", methods=["GET", "POST", "PUT", "DELETE"])
def items():
    return JSONResponse({"items": []}, headers=ITEMS)


@app.get("/vary")
def vary():
    return JSONResponse({}, headers={"Vary": "Accept"})


@app.get("/crash")
def crash():
    raise RuntimeError("the handler failed")


@app.get("/unauthorized")
def unauthorized():
    return JSONResponse({}, status_code=401)


@app.get("/redirect")
def redirect():
    return RedirectResponse("/items", status_code=302)


@app.get("/own")
def own():
    return JSONResponse({}, headers={"Access-Control-Allow-Origin": "https://hand.example"})


@app.options("/options")
def options():
    return JSONResponse({"items": []}, headers=ITEMS)


STARTS = json.load(open(os.environ["BY_HAND"])) if "BY_HAND" in os.environ else None


# Headers written by hand: those that the file BY_HAND has for the last part of the path.
@app.api_route("/hand/{name}", methods=["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def by_hand(request: Request, name: str):
    if STARTS is None:
        return JSONResponse({"items": []}, headers=ITEMS)
    answer = STARTS[name]["preflight" if request.method == "OPTIONS" else "response"]
    response = Response(status_code=answer["status"])
    for header, value in answer["headers"]:
        response.headers.append(header, value)
    return response


if __name__ == "__main__":
    import uvicorn

    uvicorn.run(app, host="127.0.0.1", port=int(os.environ["PORT"]), log_level="critical")
