# policy: one
from fastapi.middleware.cors import CORSMiddleware

app.add_middleware(
    CORSMiddleware,
    allow_origins=["https://app.example"],
    allow_methods=["GET", "POST", "PUT", "DELETE"],
    allow_headers=["content-type", "x-a"],
    expose_headers=["x-total"],
    allow_credentials=True,
    max_age=600,
)
# policy: subdomains
from fastapi.middleware.cors import CORSMiddleware

app.add_middleware(
    CORSMiddleware,
    allow_origin_regex=r"https://.*\.app\.example",
    allow_methods=["GET", "POST", "PUT", "DELETE"],
    allow_headers=["content-type", "x-a"],
    allow_credentials=True,
)
# policy: public
from fastapi.middleware.cors import CORSMiddleware

app.add_middleware(CORSMiddleware, allow_origins=["*"])
# policy: any
from fastapi.middleware.cors import CORSMiddleware

app.add_middleware(
    CORSMiddleware,
    allow_origins=["*"],
    allow_methods=["*"],
    allow_headers=["*"],
    allow_credentials=True,
)
