# 政问：两条命令就够 —— `make serve` 启动服务，`make test` 检查与测试。`make` 列出全部。

PYTHON ?= python3
# Empty: what the settings say (127.0.0.1, 8000). Not taken from the environment, where others use these names.
HOST :=
PORT :=
# Where PyTorch is taken from, e.g. https://download.pytorch.org/whl/cpu (about 0.2 GB instead of 3); empty: pip's own index.
TORCH_INDEX ?=
IMAGE ?= zhengwen

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
# Torch comes first and by itself: asked for by another package, pip would take the newest build with CUDA.
INSTALL_TORCH = install --no-deps --constraint constraints.txt $(if $(TORCH_INDEX),--index-url $(TORCH_INDEX)) torch

.PHONY: help serve test index image constraints clean
.DELETE_ON_ERROR:

help:  ## 列出命令
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

serve: index  ## 安装、建索引、启动服务（HOST、PORT 可改；Ctrl-C 停止）
	@exec $(BIN)/python -m web serve $(if $(HOST),--host $(HOST)) $(if $(PORT),--port $(PORT))

# 3 says that an index was built, but that some file could not be read: the others are served.
index: $(VENV)/.installed  ## 建立索引和推荐的问题（已是最新则不重建）
	@$(BIN)/python -m index build || [ $$? -eq 3 ]
	@$(BIN)/python -m qa suggest

test: $(VENV)/.installed-test test-system  ## 代码检查与全部测试
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

image:  ## 制作容器镜像并试运行（buildah 与 debootstrap，不需要 Docker 引擎）
	@$(PYTHON) .ci/image.py --name "$(IMAGE)" --torch-index "$(TORCH_INDEX)"

# A stamp is written last, so an interrupted installation leaves none; a later edit of either file makes it stale.
$(VENV)/.installed: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "需要 Python 3.11 或更新版本；可用 PYTHON=… 指定解释器" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
		|| { echo "缺少 venv 模块，请先执行：apt-get install python3-venv" >&2; exit 1; }
	@echo "正在安装依赖（首次约需几分钟）"
	$(PYTHON) -m venv $(VENV)
	$(PIP) $(INSTALL_TORCH)
	$(PIP) install --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.installed-test: $(VENV)/.installed
	$(PIP) install --constraint constraints.txt --editable '.[test]'
	@touch $@

# What tests need of the system: a browser, a Chinese font and what playwright's driver links; a PostgreSQL, a Redis and
# an nginx, which tests start in folders of their own. What is missing is skipped, but fails on CI.
SYSTEM := chromium fonts-noto-cjk libatomic1 postgresql redis-server nginx-light openssl
.PHONY: test-system
test-system:
	@if ! dpkg -s $(SYSTEM) >/dev/null 2>&1 && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "正在安装测试用的 Chromium、中文字体、PostgreSQL、Redis 和 nginx"; \
		{ apt-get -qq update \
			&& DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends $(SYSTEM); \
		} >/dev/null 2>&1 || echo "未能装齐，缺少的部分的测试将跳过" >&2; \
	fi

constraints: SCRATCH := .data/constraints
constraints:  ## 重新锁定全部依赖的版本（torch 仍用 constraints.txt 里的版本）
	rm -rf $(SCRATCH)
	$(PYTHON) -m venv $(SCRATCH)
	$(SCRATCH)/bin/python -m pip $(INSTALL_TORCH)
	$(SCRATCH)/bin/python -m pip install --editable '.[test]'
	$(SCRATCH)/bin/python -m pip freeze --all --exclude-editable > $(SCRATCH)/all
	{ echo "# Every version that was tried together; written by \`make constraints\`."; \
		sed -e '/^pip==/d' -e 's/+.*//' $(SCRATCH)/all; } > $(SCRATCH)/new
	mv $(SCRATCH)/new constraints.txt
	rm -rf $(SCRATCH)

clean:  ## 删除环境、缓存与索引（不动 .data 里的其他数据）
	rm -rf $(VENV) .data/index .data/constraints build *.egg-info
	rm -rf .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find qa index web eval tests -name __pycache__ -type d -prune -exec rm -rf {} +
