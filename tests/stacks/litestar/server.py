import json, os

from litestar import HttpMethod, Litestar, Request, Response, get, route
from litestar.response.base import ASGIResponse

cors_config = None
#@cors

STARTS = json.load(open(os.environ["BY_HAND"])) if "BY_HAND" in os.environ else None


def answer_items():
    return Response({"items": []}, headers={"X-Handler": "ran", "X-Total": "2"}, status_code=200)


@route("/items", http_method=[HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE], sync_to_thread=False, status_code=200)
def items() -> Response:
    return answer_items()


@get("/vary", sync_to_thread=False)
def vary() -> Response:
    return Response({}, headers={"Vary": "Accept"})


@get("/crash", sync_to_thread=False)
def crash() -> Response:
    raise RuntimeError("the handler failed")


@get("/unauthorized", sync_to_thread=False)
def unauthorized() -> Response:
    return Response({}, status_code=401)


@get("/redirect", sync_to_thread=False)
def redirect() -> Response:
    return Response(None, status_code=302, headers={"Location": "/items"})


@get("/own", sync_to_thread=False)
def own() -> Response:
    return Response({}, headers={"Access-Control-Allow-Origin": "https://hand.example"})


@route("/options", http_method=[HttpMethod.OPTIONS], sync_to_thread=False, status_code=200)
def options() -> Response:
    return answer_items()


METHODS = [HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE]


@route("/hand/{name:str}", http_method=METHODS + [HttpMethod.OPTIONS] * (STARTS is not None), sync_to_thread=False, status_code=200)
def by_hand(request: Request, name: str) -> ASGIResponse:
    """Headers written by hand: those that the file BY_HAND has for the last part of the path."""
    kind = "preflight" if request.method == "OPTIONS" else "response"
    answer = STARTS[name][kind] if STARTS else {"status": 200, "headers": [["X-Handler", "ran"], ["X-Total", "2"]]}
    headers = [(header.lower().encode(), value.encode()) for header, value in answer["headers"]]
    return ASGIResponse(status_code=answer["status"], encoded_headers=headers)


if __name__ == "__main__":
    import uvicorn

    routes = [items, vary, crash, unauthorized, redirect, own, options, by_hand]
    app = Litestar(routes, cors_config=cors_config, openapi_config=None)
    uvicorn.run(app, host="127.0.0.1", port=int(os.environ["PORT"]), log_level="critical")
