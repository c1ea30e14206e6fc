"""An HTTP server that speaks as much of OpenAI's API as a model with text in and text out needs."""

import hmac
import json
import select
import socket
import traceback
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from completion import Stopping
from openai_body import Reader, Refused, answer_of

if TYPE_CHECKING:
    from decoding import Decoder

MOST_BYTES = 8 * 1024 * 1024
#: How often a request that is answered looks whether anybody still waits for it, in seconds.
LOOK = 1.0


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 1024

    def __init__(self, host: str, port: int, key: str | None):
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, port), Handler)
        self.key = key
        #: Both are null while the model is loaded.
        self.reader: Reader | None = None
        self.decoder: "Decoder | None" = None

    def serve_model(self, reader: Reader, decoder: "Decoder") -> None:
        self.reader, self.decoder = reader, decoder

    def handle_error(self, *_) -> None:
        """Whoever hangs up is no error of the server."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    # Head and body leave together.
    wbufsize = -1
    server: Server

    def log_message(self, *_) -> None:
        """Thousands of lines that say 200 would hide the one that matters."""

    def do_GET(self) -> None:
        if self.path == "/health":
            ready = self.server.decoder is not None
            return self.send(200 if ready else 503, {"status": "ok" if ready else "loading"})
        self.guarded(self.list_models)

    def do_POST(self) -> None:
        self.guarded(self.complete, self.content)

    def guarded(self, act, *given) -> None:
        try:
            # Read before anything is said, even that the key is wrong: the connection is used again.
            read = [one() for one in given]
            self.check_key()
            status, value = 200, act(*read)
        except Refused as error:
            status, value = error.status, error_body(error.status, str(error), error.field)
        except Stopping as error:
            status, value = 503, error_body(503, str(error))
        except (GivenUp, OSError):
            self.close_connection = True
            return
        except Exception as error:
            traceback.print_exc()
            status, value = 500, error_body(500, f"The server failed: {type(error).__name__}: {error}")
        self.send(status, value)

    def check_key(self) -> None:
        key = self.server.key
        given = self.headers.get("authorization", "").removeprefix("Bearer ").strip()
        if key is not None and not hmac.compare_digest(given.encode(), key.encode()):
            raise Refused("The key is wrong, or there is none.", status=401)

    def list_models(self) -> dict:
        if self.path != "/v1/models":
            raise Refused(f"There is no {self.path} here.", status=404)
        names = self.loaded().names
        return {"object": "list", "data": [{"id": one, "object": "model", "owned_by": "corollary"} for one in names]}

    def complete(self, content: bytes) -> dict:
        body = body_of(content)
        reader = self.loaded()
        if self.path not in ("/v1/chat/completions", "/v1/completions"):
            raise Refused(f"There is no {self.path} here.", status=404)
        is_chat = self.path == "/v1/chat/completions"
        request = reader.chat(body) if is_chat else reader.text(body)
        self.server.decoder.ask(request)
        while not request.done.wait(LOOK):
            if self.is_gone():
                request.given_up = True
                raise GivenUp
        if request.error is not None:
            if isinstance(request.error, Stopping):
                raise request.error
            raise Refused(f"The model failed: {type(request.error).__name__}: {request.error}", status=500)
        return answer_of(request, reader.names[0], is_chat)

    def loaded(self) -> Reader:
        if self.server.reader is None:
            raise Refused("The model is being loaded.", status=503)
        return self.server.reader

    def content(self) -> bytes:
        size = self.headers.get("content-length", "")
        if not size.isdigit() or int(size) > MOST_BYTES:
            self.close_connection = True
            raise Refused("The body must say its length, and have at most 8 MiB.", status=413)
        return self.rfile.read(int(size))

    def is_gone(self) -> bool:
        readable, _, _ = select.select([self.connection], [], [], 0)
        try:
            return bool(readable) and self.connection.recv(1, socket.MSG_PEEK) == b""
        except OSError:
            return True

    def send(self, status: int, value: dict) -> None:
        content = json.dumps(value, ensure_ascii=False).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(content)))
        # Unsaid, a client would ask again on a connection that ends.
        if self.close_connection:
            self.send_header("connection", "close")
        self.end_headers()
        self.wfile.write(content)
        self.wfile.flush()


def error_body(status: int, message: str, field: str | None = None) -> dict:
    kind = "invalid_request_error" if status < 500 else "server_error"
    return {"error": {"message": message, "type": kind, "param": field, "code": None}}


def body_of(content: bytes) -> dict:
    try:
        body = json.loads(content)
    except ValueError as error:
        raise Refused(f"The body is not JSON: {error}") from error
    if not isinstance(body, dict):
        raise Refused("The body must be an object.")
    return body


class GivenUp(Exception):
    """The other side has hung up."""
