# policy: one
from flask_cors import CORS

CORS(
    app,
    origins=["https://app.example"],
    methods=["GET", "POST", "PUT", "DELETE"],
    allow_headers=["content-type", "x-a"],
    expose_headers=["x-total"],
    supports_credentials=True,
    max_age=600,
)
# policy: subdomains
from flask_cors import CORS

CORS(
    app,
    origins=[r"https://.*\.app\.example"],
    methods=["GET", "POST", "PUT", "DELETE"],
    allow_headers=["content-type", "x-a"],
    supports_credentials=True,
)
# policy: public
from flask_cors import CORS

CORS(app)
# policy: any
from flask_cors import CORS

CORS(app, supports_credentials=True)
