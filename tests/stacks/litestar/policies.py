# policy: one
from litestar.config.cors import CORSConfig

cors_config = CORSConfig(
    allow_origins=["https://app.example"],
    allow_methods=["GET", "POST", "PUT", "DELETE"],
    allow_headers=["content-type", "x-a"],
    expose_headers=["x-total"],
    allow_credentials=True,
    max_age=600,
)
# policy: subdomains
from litestar.config.cors import CORSConfig

cors_config = CORSConfig(
    allow_origins=[],
    allow_origin_regex=r"https://.*\.app\.example",
    allow_methods=["GET", "POST", "PUT", "DELETE"],
    allow_headers=["content-type", "x-a"],
    allow_credentials=True,
)
# policy: public
from litestar.config.cors import CORSConfig

cors_config = CORSConfig()
# policy: any
from litestar.config.cors import CORSConfig

cors_config = CORSConfig(allow_credentials=True)
