#!/usr/bin/env bash
# Builds Legwork with one planted mistake after another (sim/mutants) and runs what must notice it. `./dev mutants` calls
# it, in the repository's root:
#   planted.sh [NAME…]
# The table goes to build/mutants/report.md. Ends with 1 when one survived or could not be built.
set -euo pipefail

jobs=${LEGWORK_JOBS:-2}
out=build/mutants
report=$out/report.md
longest_s=1800 # of one run: an endless loop is a kill

build() { # NAME or nothing, target, log
  cmake --preset dev -B "$out" -DLEGWORK_MUTANT="$1" >"$3" 2>&1 && ninja -C "$out" -j "$jobs" "$2" >>"$3" 2>&1
}

property() { sed -n "s/^$1: //p" "sim/mutants/$2.mutant"; }

target_of() { if [ "$1" = A ]; then echo sim_gate; else echo sim_disk_tests; fi; }

# Quickly first: most die within a hundred seeds.
run_level() { # level, log
  if [ "$1" = B ]; then
    timeout "$longest_s" "$out/tests/sim_disk_tests" >"$2" 2>&1
  else
    timeout "$longest_s" "$out/sim/sim_gate" 1 20000 >"$2" 2>&1 && timeout "$longest_s" "$out/sim/sim_gate" 1 200000 >"$2" 2>&1
  fi
}

# What stands in the log of a run that ended with this code: who noticed, and after how many seeds.
killer() { # log, code
  local by
  by=$(grep -oE 'killed by [^ ]+' "$1" | head -n 1 | cut -d' ' -f3) || true
  [ -n "$by" ] || ! grep -q 'a bug in Legwork itself' "$1" || by=ALWAYS
  [ -n "$by" ] || by=$(grep -E '^test cases:' "$1" | grep -oE '[0-9]+ failed' | head -n 1) || true
  [ "$2" -ne 124 ] || by="endless loop"
  echo "${by:-its end with $2}"
}

cpu_s() { awk 'NR == 2 { split($1, u, /[ms]/); split($2, s, /[ms]/); print u[1] * 60 + u[2] + s[1] * 60 + s[2] }' "$out/times"; }

plant() { # name
  local name=$1 level log code=0 by=SURVIVED seeds="" began ended
  level=$(property level "$name")
  log=$out/log/$name.txt
  if ! build "$name" "$(target_of "$level")" "$log"; then
    grep -E 'stale|error' "$log" | head -n 3 >&2 || true
    by="NOT BUILT"
  fi
  times >"$out/times" && began=$(cpu_s)
  if [ "$by" = SURVIVED ]; then
    run_level "$level" "$log" 2>/dev/null || code=$? # an abort is a kill, and no news
    [ "$code" -eq 0 ] || by=$(killer "$log" "$code")
    seeds=$(grep -oE 'after [0-9]+ seeds' "$log" | head -n 1 | cut -d' ' -f2) || true
  fi
  times >"$out/times" && ended=$(cpu_s)
  printf '| %s | %s | %s | %s | %s | %.1f |\n' "$name" "$(property promise "$name")" "$level" "$by" "$seeds" \
    "$(awk -v a="$began" -v b="$ended" 'BEGIN { print b - a }')" | tee -a "$report"
}

# Something that fails anyway would kill them all.
check_unchanged() { # levels…
  local level
  for level in "$@"; do
    build "" "$(target_of "$level")" "$out/log/unchanged.txt" || { tail -n 3 "$out/log/unchanged.txt" >&2; exit 2; }
    run_level "$level" "$out/log/unchanged.txt" || { echo "$(target_of "$level") fails without a mistake: $out/log/unchanged.txt" >&2; exit 2; }
  done
}

conclude() {
  awk -F' *[|] *' '
    NR > 2 { all++ }
    NR > 2 && $5 != "SURVIVED" && $5 != "NOT BUILT" { killed++; if ($6 != "") seeds[++n] = $6 + 0 }
    END {
      for (i = 2; i <= n; i++) { v = seeds[i]; for (j = i - 1; j > 0 && seeds[j] > v; j--) seeds[j + 1] = seeds[j]; seeds[j + 1] = v }
      printf "%d of %d killed", killed, all
      if (n) printf ", median %d seeds, worst %d", seeds[int((n + 1) / 2)], seeds[n]
      printf "\n"
      exit killed != all
    }' "$report" | tee "$out/summary.txt"
}

names=("$@")
[ "${#names[@]}" -gt 0 ] || for path in sim/mutants/*.mutant; do names+=("$(basename "$path" .mutant)"); done
for name in "${names[@]}"; do [ -f "sim/mutants/$name.mutant" ] || { echo "there is no sim/mutants/$name.mutant" >&2; exit 2; }; done
mkdir -p "$out/log"
mapfile -t levels < <(for name in "${names[@]}"; do property level "$name"; done | sort -u)
check_unchanged "${levels[@]}"
printf '| mutant | promise | level | killed by | seeds | CPU s |\n|---|---|---|---|---|---|\n' | tee "$report"
for name in "${names[@]}"; do plant "$name"; done
conclude
