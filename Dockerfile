# The whole service in one image, its index inside. Runs as uid 10001 with a read-only root; /data is the one folder
# that it writes to:
#   docker build -t zhengwen .
#   docker run --read-only -v zhengwen-data:/data -p 8000:8000 zhengwen
# Any base with Python 3.11 or later, its venv module and Debian's C library will do.
ARG BASE_IMAGE=python:3.11-slim-bookworm

FROM ${BASE_IMAGE} AS build
# Where PyTorch is taken from; empty: the index that pip uses for everything else.
ARG TORCH_INDEX=https://download.pytorch.org/whl/cpu
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_NO_COMPILE=1 PIP_NO_INPUT=1
WORKDIR /app
RUN python3 -m venv /opt/venv \
    && useradd --uid 10001 --user-group --no-create-home --home-dir /data --shell /usr/sbin/nologin zhengwen \
    && install --directory --owner=10001 --group=10001 /data
# A pip configuration (a mirror, its password) and a certificate authority of the builder's own may be lent as secrets.
COPY pyproject.toml constraints.txt ./
RUN --mount=type=secret,id=pip,target=/etc/pip.conf --mount=type=secret,id=ca,target=/run/secrets/ca \
    /opt/venv/bin/pip install --no-deps --constraint constraints.txt ${TORCH_INDEX:+--index-url "$TORCH_INDEX"} torch
# Empty packages stand in for ours, so that a change of our code does not install everything again.
# Torch's headers and its own tests (0.15 GB) serve only those who compile.
RUN --mount=type=secret,id=pip,target=/etc/pip.conf --mount=type=secret,id=ca,target=/run/secrets/ca \
    mkdir qa index web eval && touch README.md LICENSE && touch qa/__init__.py index/__init__.py web/__init__.py eval/__init__.py \
    && /opt/venv/bin/pip install --constraint constraints.txt --editable . \
    && /opt/venv/bin/pip uninstall --yes pip \
    && rm -rf /opt/venv/lib/python3*/site-packages/torch/include /opt/venv/lib/python3*/site-packages/torch/test
COPY . .
# Bytecode is made here, since a read-only root can keep none; by hash, since copying may change a file's time. Packages
# ship some files for later Pythons that this one cannot compile: they are never imported.
RUN /opt/venv/bin/python -m compileall -qq -j 0 --invalidation-mode unchecked-hash /opt/venv/lib /app || true
# 3 says that some file could not be read: the others are served.
RUN export PYTHONDONTWRITEBYTECODE=1 && { /opt/venv/bin/python -m index build --out /app/.index || [ $? -eq 3 ]; } \
    && /opt/venv/bin/python -m qa suggest --index /app/.index && chmod -R a+rX /app

FROM ${BASE_IMAGE}
COPY --from=build /etc/passwd /etc/group /etc/
COPY --from=build --chown=10001:10001 /data /data
COPY --from=build /opt/venv /opt/venv
COPY --from=build /app /app
ENV PATH=/opt/venv/bin:$PATH \
    LANG=C.UTF-8 \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HOME=/data \
    TMPDIR=/data \
    ZHENGWEN_DATA=/data \
    ZHENGWEN_INDEX_FOLDER=/app/.index \
    ZHENGWEN_WEB_HOST=0.0.0.0 \
    ZHENGWEN_WEB_PORT=8000
WORKDIR /app
USER 10001:10001
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import os, urllib.request as r; r.urlopen(f'http://127.0.0.1:{os.environ[\"ZHENGWEN_WEB_PORT\"]}/readyz', timeout=4)"]
CMD ["python", "-m", "web", "serve"]
