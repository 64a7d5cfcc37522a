import json, os, sys

from django.http import HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.http import require_http_methods

ALLOWED_HOSTS = ["*"]
DEBUG = False
INSTALLED_APPS = []
LOGGING_CONFIG = None
MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]
ROOT_URLCONF = __name__
SECRET_KEY = "of a test"
#@cors

STARTS = json.load(open(os.environ["BY_HAND"])) if "BY_HAND" in os.environ else None


def answer_items(request):
    return JsonResponse({"items": []}, headers={"X-Handler": "ran", "X-Total": "2"})


def crash(request):
    raise RuntimeError("the handler failed")


def own(request):
    return JsonResponse({}, headers={"Access-Control-Allow-Origin": "https://hand.example"})


def by_hand(request, name):
    """Headers written by hand: those that the file BY_HAND has for the last part of the path."""
    if STARTS is None:
        return answer_items(request)
    answer = STARTS[name]["preflight" if request.method == "OPTIONS" else "response"]
    response = HttpResponse(status=answer["status"])
    for header, value in answer["headers"]:
        response.headers[header] = value
    return response


urlpatterns = [
    path("items", require_http_methods(["GET", "HEAD", "POST", "PUT", "DELETE"])(answer_items)),
    path("vary", lambda request: JsonResponse({}, headers={"Vary": "Accept"})),
    path("crash", crash),
    path("unauthorized", lambda request: JsonResponse({}, status=401)),
    path("redirect", lambda request: HttpResponse(status=302, headers={"Location": "/items"})),
    path("own", own),
    path("options", answer_items),
    path("hand/<str:name>", by_hand),
]

if __name__ == "__main__":
    import waitress
    from django.core.wsgi import get_wsgi_application

    sys.modules.setdefault("server_settings", sys.modules[__name__])
    os.environ["DJANGO_SETTINGS_MODULE"] = "server_settings"
    waitress.serve(get_wsgi_application(), host="127.0.0.1", port=int(os.environ["PORT"]), threads=2)
