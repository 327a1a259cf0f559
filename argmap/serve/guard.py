"""Who may ask, and what every answer says.

A page elsewhere can have a browser send requests to this machine. It can't have it leave out
`Origin` where it would read the answer, nor name a `Host` other than the one that it asked: a name
that was made to lead here (DNS rebinding) shows there.
"""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "img-src 'self' data:",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""What an answer says if its route says nothing else."""
PAGE = {"Content-Security-Policy": f"{_POLICY}; frame-src 'self'"}
"""Of the page, which shows readers in a frame, and nothing from elsewhere."""
_METHODS = ("GET", "HEAD")


def framed(policy: str) -> dict[str, str]:
    """Return the headers of what has a policy of its own, and may stand in a frame of the page.

    Nothing else may stand in a frame: so it's the page alone that can have it there.
    """
    return {
        "Content-Security-Policy": f"{policy}; frame-ancestors 'self'",
        "X-Frame-Options": "SAMEORIGIN",
    }


class Guard:
    """Refuses requests that aren't the page's own, and sets the headers of every answer."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self.app = app
        self.hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost")}
        if port == 80:  # a browser leaves it out
            self.hosts |= {"127.0.0.1", "localhost"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refused = self._refused(scope["method"], scope["path"], Headers(scope=scope))
        await (refused or self.app)(scope, receive, send_guarded)

    def _refused(self, method: str, path: str, headers: Headers) -> PlainTextResponse | None:
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0] not in self.hosts:
            return PlainTextResponse("this host isn't served here\n", 421)
        if any(origin != f"http://{hosts[0]}" for origin in headers.getlist("origin")):
            return PlainTextResponse("another origin may not ask\n", 403)
        # A link from elsewhere may lead to the page, and to nothing else.
        is_link = path == "/" and headers.get("sec-fetch-dest") == "document"
        if headers.get("sec-fetch-site", "none") not in ("same-origin", "none") and not is_link:
            return PlainTextResponse("another site may not ask\n", 403)
        if method not in _METHODS:
            return PlainTextResponse("nothing can be changed here\n", 405, {"Allow": "GET, HEAD"})
        return None
