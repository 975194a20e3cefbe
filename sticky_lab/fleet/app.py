"""The shop: a page for people, JSON for programs. It knows who it is, and remembers its visitors in its sessions."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from flask import Flask, Response, jsonify, redirect, render_template, request, session
from werkzeug.http import dump_cookie
from werkzeug.wrappers import Response as AnyResponse

from sticky_lab.fleet.sessions import COOKIE_NAME, MemorySessions
from sticky_lab.words import Text
from sticky_lab.words.shop import BAD_ITEM, BAD_LIFETIME, BAD_USER, WORDS

if TYPE_CHECKING:
    from sticky_lab.fleet.shared_sessions import SharedSessions

LONGEST_WORD = 60
MOST_ITEMS = 50


def create_app(instance_id: str, new_session_id: Callable[[], str], store: tuple[str, str] | None = None) -> Flask:
    """Return the application of one target.

    Its sessions are in the memory of this process, or in `store`: the URL of a Redis, and a prefix for the keys.
    """
    app = Flask(__name__)
    sessions = _sessions(app, new_session_id, store)
    app.session_interface = sessions

    def state() -> dict[str, Any]:
        return {
            "instance": instance_id,
            "user": session.get("user"),
            "cart": session.get("cart", []),
            "visits": session.get("visits", 0),
            "cookies": request.cookies.to_dict(),
        }

    def answer() -> AnyResponse:
        if request.method == "POST" and _wants_page():
            return redirect(f"/?lang={_language()}", code=303)
        if not _wants_page():
            return jsonify(state())
        words = {name: text.plain(_language()) for name, text in WORDS.items()}
        return Response(render_template("shop.html", words=words, language=_language(), **state()))

    def refusal(text: Text) -> AnyResponse:
        response = jsonify({"instance": instance_id, "error": text.sides})
        response.status_code = 400
        return response

    @app.get("/")
    def home() -> AnyResponse:
        session["visits"] = session.get("visits", 0) + 1
        return answer()

    @app.post("/login")
    def login() -> AnyResponse:
        user = request.form.get("user", "").strip()
        if not 1 <= len(user) <= LONGEST_WORD:
            return refusal(BAD_USER)
        session["user"] = user
        return answer()

    @app.post("/logout")
    def logout() -> AnyResponse:
        session.pop("user", None)
        return answer()

    @app.post("/renew")
    def renew() -> AnyResponse:
        """Send the visitor's session cookie once more, with a lifetime in seconds; 0 writes a past date: deletion."""
        written = request.form.get("max_age", "")
        if COOKIE_NAME not in request.cookies or not re.fullmatch("[0-9]{1,6}", written):
            return refusal(BAD_LIFETIME)
        line = dump_cookie(
            COOKIE_NAME,
            request.cookies[COOKIE_NAME],
            max_age=int(written) or None,
            expires=None if int(written) else 0,
            sync_expires=False,  # Expires would be a date of the machine's clock, not of the lab's
            httponly=True,
            samesite="Lax",
        )
        response = answer()
        response.headers.add("Set-Cookie", line)
        return response

    @app.post("/cart")
    def add_to_cart() -> AnyResponse:
        item = request.form.get("item", "").strip()
        if not 1 <= len(item) <= LONGEST_WORD or len(session.get("cart", [])) >= MOST_ITEMS:
            return refusal(BAD_ITEM)
        session["cart"] = [*session.get("cart", []), item]
        return answer()

    @app.get("/memory")
    def memory() -> AnyResponse:
        """What this one process remembers of its visitors; a lesson looks here for a lost cart."""
        kept = [{"user": one.get("user"), "cart": one.get("cart", [])} for one in sessions.all()]
        return jsonify({"instance": instance_id, "sessions": kept})

    @app.get("/health")
    def health() -> AnyResponse:
        return jsonify({"instance": instance_id, "status": "ok"})

    return app


def _sessions(
    app: Flask, new_session_id: Callable[[], str], store: tuple[str, str] | None
) -> MemorySessions | SharedSessions:
    if store is None:
        return MemorySessions(new_session_id)
    from sticky_lab.fleet.shared_sessions import SharedSessions  # a tenth of a second that most targets can save

    return SharedSessions(app, new_session_id, *store)


def _wants_page() -> bool:
    return request.accept_mimetypes.best_match(["application/json", "text/html"]) == "text/html"


def _language() -> Any:
    asked = request.args.get("lang")
    return asked if asked in ("ko", "en") else request.accept_languages.best_match(["ko", "en"], "en")
