import os

from flask import Flask
from flask_cors import CORS

app = Flask(__name__)
CORS(app, resources={
    "/pattern": {"origins": [r"https://.*\.app\.example"], "supports_credentials": True},
    "/one": {"origins": ["https://app.example"]},
})


@app.get("/pattern")
@app.get("/one")
def answer():
    return "answer"


@app.route("/options", methods=["OPTIONS"])
def options():
    return "", {"X-Handler": "ran"}


app.run(port=int(os.environ.get("PORT", 8080)))
