# Sourced by ./start, tests/run and .ci/run: the packages of a Debian 12, and one way to build.

thonmap_build_packages=(
    ca-certificates ccache cmake g++ ninja-build pkg-config
    coinor-libcbc-dev libcli11-dev libfmt-dev libgdal-dev libgeos-dev libicu-dev libproj-dev
    nlohmann-json3-dev
    qt6-base-dev qt6-svg-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
    libgl-dev libvulkan-dev libxkbcommon-dev
    fonts-noto-core qt6-qpa-plugins libqt6svg6 proj-data
)
thonmap_test_packages=(
    libgtest-dev libgmock-dev librapidcheck-dev libbenchmark-dev
    gdal-bin python3 python3-gdal python3-jsonschema
    xvfb xauth xdotool openbox poppler-utils
)
thonmap_ci_packages=(clang-19 clang-format-19 clang-tidy-19 libclang-rt-19-dev git)

# thonmap_packages build|test|ci: installs what is missing; says what to do when it may not.
thonmap_packages() {
    local wanted=("${thonmap_build_packages[@]}")
    [[ $1 == build ]] || wanted+=("${thonmap_test_packages[@]}")
    [[ $1 == ci ]] && wanted+=("${thonmap_ci_packages[@]}")
    local missing=()
    local package
    local have
    have=$(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' 2>/dev/null | sed -n 's/^ii *//p')
    for package in "${wanted[@]}"; do
        grep -qx -- "$package" <<<"$have" || missing+=("$package")
    done
    [[ ${#missing[@]} -eq 0 ]] && return 0

    if ! command -v apt-get >/dev/null; then
        echo "This is not Debian or Ubuntu. Please install what these packages hold: ${missing[*]}" >&2
        return 1
    fi
    local as_root=()
    if [[ $EUID -ne 0 ]]; then
        if ! command -v sudo >/dev/null; then
            echo "Packages are missing and only root may install them. Please run, as root:" >&2
            echo "  apt-get update && apt-get install --no-install-recommends ${missing[*]}" >&2
            return 1
        fi
        as_root=(sudo)
    fi
    echo "Installing ${#missing[@]} packages (once; about 2 GB with what they need) …"
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
        --no-install-recommends "${missing[@]}" >/dev/null
}

# thonmap_build PRESET [cmake options]: configures when needed, builds.
thonmap_build() {
    local preset=$1
    shift
    # Lets the compiler cache serve any folder the tree lies in.
    export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1
    if [[ ! -f build/$preset/build.ninja ]]; then
        cmake --preset "$preset" "$@" >"/tmp/thonmap-configure-$$.log" 2>&1 || {
            cat "/tmp/thonmap-configure-$$.log" >&2
            return 1
        }
        rm -f "/tmp/thonmap-configure-$$.log"
    fi
    cmake --build --preset "$preset" -- --quiet
}
