import os

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware

cors = Middleware(CORSMiddleware, allow_origins=["https://app.example"], allow_methods=["PUT"])
app = Starlette(middleware=[cors])
uvicorn.run(app, port=int(os.environ.get("PORT", 8080)), log_level="critical")
