#!/usr/bin/env python3
"""Makes sqlite.sql and postgres.sql beside itself: a small installation as a released program left it.

    make.py path/to/that/niaga postgres://postgres@127.0.0.1:5432/postgres [port]

Run it with the program of each release, before its successor changes a table, and commit what it
wrote. It needs sqlite3, psql and pg_dump. The demo is loaded, a shop orders twice, an admin approves
one order; then most of the demo is removed, to keep the files small.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import urllib.request

HERE = pathlib.Path(__file__).parent
SECRET = "the secret of an installation that is to be upgraded"
PHONE = "628123456789"
DATABASE = "niaga_upgrade_fixture"
# Orders of the demo that stay beside the two new ones, products and shops that no order needs.
ORDERS, PRODUCTS, SHOPS = 6, 10, 3

PRUNE = f"""
DELETE FROM order_items WHERE order_id NOT IN (SELECT id FROM orders ORDER BY created_at DESC LIMIT {ORDERS});
DELETE FROM order_steps WHERE order_id NOT IN (SELECT id FROM orders ORDER BY created_at DESC LIMIT {ORDERS});
DELETE FROM orders WHERE id NOT IN (SELECT order_id FROM order_items);
DELETE FROM cart_items WHERE shop_id NOT IN (SELECT shop_id FROM orders);
DELETE FROM shops WHERE id NOT IN (SELECT shop_id FROM orders) AND id NOT IN (SELECT id FROM shops ORDER BY code LIMIT {SHOPS});
DELETE FROM products WHERE id NOT IN (SELECT product_id FROM order_items) AND id NOT IN (SELECT product_id FROM cart_items)
  AND id NOT IN (SELECT id FROM products ORDER BY code LIMIT {PRODUCTS});
"""


def call(port, method, path, body=None, token=None, key=None):
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", method=method)
    request.add_header("content-type", "application/json")
    if token:
        request.add_header("authorization", f"Bearer {token}")
    if key:
        request.add_header("idempotency-key", key)
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(request, data, timeout=30) as answer:
        return json.load(answer) if "json" in answer.headers.get("content-type", "") else None


def live(port):
    """What people do before the upgrade."""
    office = {"email": "admin@niaga.test", "password": "niaga-demo"}
    admin = call(port, "POST", "/api/admin/login", office)["token"]
    call(port, "POST", "/api/auth/request-otp", {"phone": PHONE})
    code = None
    while code is None:
        time.sleep(0.2)
        chat = call(port, "GET", f"/api/simulator/phones/{PHONE}/messages")["data"]
        found = [re.match(r"Kode OTP Anda: (\d+)", one["text"]) for one in chat]
        code = next((one[1] for one in reversed(found) if one), None)
    shop = call(port, "POST", "/api/auth/verify-otp", {"phone": PHONE, "otp": code})["token"]
    products = call(port, "GET", "/api/products?per_page=3", token=shop)["data"]
    orders = []
    for number in (1, 2):
        for product in products[: number + 1]:
            call(port, "POST", "/api/cart/add", {"product_id": product["id"], "qty": number}, shop)
        orders.append(call(port, "POST", "/api/cart/checkout", {}, shop, f"before-{number}"))
    call(port, "PUT", f"/api/admin/orders/{orders[0]['id']}/approve", {}, admin)
    call(port, "POST", "/api/cart/add", {"product_id": products[0]["id"], "qty": 5}, shop)
    time.sleep(5)  # messages are sent, audit entries sealed


def run(niaga, port, folder, url):
    environment = dict(os.environ, NIAGA_SECRET=SECRET)
    if url:
        environment["DATABASE_URL"] = url
    program = [niaga, "serve", "--demo", "--listen", f"127.0.0.1:{port}", "--data", folder]
    server = subprocess.Popen(program, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            try:
                call(port, "GET", "/healthz")
                break
            except OSError:
                time.sleep(0.2)
        live(port)
    finally:
        server.terminate()
        server.wait(60)


def plain(text):
    """Only statements: no comments, no commands of psql, no settings of one version."""
    kept = [line for line in text.splitlines() if not line.startswith(("--", "\\", "SET ", "SELECT pg_catalog.set_config"))]
    return re.sub(r"\n{2,}", "\n", "\n".join(kept)).strip() + "\n"


def main():
    niaga, server = sys.argv[1], sys.argv[2]
    port = int(sys.argv[3]) if len(sys.argv) > 3 else 8153
    with tempfile.TemporaryDirectory() as folder:
        run(niaga, port, folder, None)
        database = f"{folder}/niaga.db"
        subprocess.run(["sqlite3", database, PRUNE], check=True)
        dump = subprocess.run(["sqlite3", database, ".dump"], check=True, capture_output=True, text=True)
        (HERE / "sqlite.sql").write_text(plain(dump.stdout))
    url = server.rsplit("/", 1)[0] + f"/{DATABASE}"
    drop = ["psql", "-q", server, "-c", f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)"]
    subprocess.run(drop, check=True)
    subprocess.run(["psql", "-q", server, "-c", f"CREATE DATABASE {DATABASE}"], check=True)
    try:
        with tempfile.TemporaryDirectory() as folder:
            run(niaga, port, folder, url)
        subprocess.run(["psql", "-q", url, "-c", PRUNE], check=True)
        dump = ["pg_dump", "--schema=public", "--inserts", "--rows-per-insert=50", "--no-owner", "--no-privileges", url]
        text = subprocess.run(dump, check=True, capture_output=True, text=True).stdout
        text = "".join(line for line in text.splitlines(True) if "SCHEMA public" not in line)
        (HERE / "postgres.sql").write_text(plain(text))
    finally:
        subprocess.run(drop, check=True)
    for name in ("sqlite.sql", "postgres.sql"):
        print(name, (HERE / name).stat().st_size, "bytes")


if __name__ == "__main__":
    main()
