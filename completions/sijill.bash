# bash completion for sijill; install as sijill in bash-completion/completions, or source it.
_sijill() {
  local current previous verb= word
  current=${COMP_WORDS[COMP_CWORD]}
  previous=${COMP_WORDS[COMP_CWORD-1]}
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in
      read|ingest|watch|ledger|places|export|serve|demo|lexicon|eval|version) verb=$word; break ;;
    esac
  done
  COMPREPLY=()
  case $previous in
    --format)
      if [[ $verb == ledger ]]; then
        COMPREPLY=($(compgen -W 'table json csv geojson' -- "$current"))
      elif [[ $verb == places ]]; then
        COMPREPLY=($(compgen -W 'table json' -- "$current"))
      else
        COMPREPLY=($(compgen -W 'jsonl table reading conllu html' -- "$current"))
      fi
      return
      ;;
    --language) COMPREPLY=($(compgen -W 'ar en' -- "$current")); return ;;
    --claims) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$current")); return ;;
    --prefer) COMPREPLY=($(compgen -W 'past future' -- "$current")); return ;;
    --data) COMPREPLY=($(compgen -d -- "$current")); return ;;
    --state) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$current")); return ;;
    --ledger) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$current")); return ;;
    --out) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$current")); return ;;
    --token-file) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$current")); return ;;
    --web) COMPREPLY=($(compgen -d -- "$current")); return ;;
    --scope) COMPREPLY=($(compgen -W 'read review admin' -- "$current")); return ;;
    --level) COMPREPLY=($(compgen -W '0 1 2 3 4' -- "$current")); return ;;
    --licence|--attribution|--address|--port|--host|--rate|--name|--expires) return ;;
    --polarity) COMPREPLY=($(compgen -W 'affirmed denied' -- "$current")); return ;;
    --grade) COMPREPLY=($(compgen -W 'confirmed fair weak contested discounted' -- "$current")); return ;;
    --limit)
      if [[ $verb == read || $verb == ingest ]]; then
        compopt -o nospace 2>/dev/null
        COMPREPLY=($(compgen -W 'document= text= total= ratio= depth= nesting= records= seconds=' -- "$current"))
      fi
      return ;;
    --from)
      if [[ $verb == read || $verb == ingest ]]; then
        COMPREPLY=($(compgen -W 'text html json csv warc telegram zip mail mbox pdf docx feed' -- "$current"))
      fi
      return ;;
    --published|--outlet|--url|--title|--columns|--start|-j|--jobs) return ;;
    --place|--radius|--actor|--narrator|--side|--type|--to|--known-from|--known-to|--text|--document|--incident|--at|--known-at|--cursor|--who|--why|--claim)
      return ;;
  esac
  case $verb in
    '')
      COMPREPLY=($(compgen -W 'read ingest watch ledger places export serve demo lexicon eval version --data --version --help' -- "$current"))
      ;;
    read)
      if [[ $current == -?* ]]; then
        COMPREPLY=($(compgen -W '--published --outlet --url --title --from --columns --limit --start --strict --format --prefer --explain --jobs --quiet --data --help' -- "$current"))
      else
        compopt -o filenames 2>/dev/null
        COMPREPLY=($(compgen -f -- "$current"))
      fi
      ;;
    ingest)
      if [[ $current == -?* ]]; then
        COMPREPLY=($(compgen -W '--ledger --published --outlet --url --title --from --columns --limit --start --strict --prefer --again --list --jobs --quiet --data --help' -- "$current"))
      else
        compopt -o filenames 2>/dev/null
        COMPREPLY=($(compgen -f -- "$current"))
      fi
      ;;
    ledger)
      local asked= within=
      for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        if [[ $within && " claims incidents holdings contradictions narrators documents why timeline accept correct reject merge split annotate undo reviews add backup check vacuum stats reconcile " == *" $word "* ]]; then asked=$word; break; fi
        [[ $word == ledger ]] && within=1
      done
      case $asked in
        '') COMPREPLY=($(compgen -W 'claims incidents holdings contradictions narrators documents why timeline accept correct reject merge split annotate undo reviews add backup check vacuum stats reconcile --help' -- "$current")) ;;
        holdings) COMPREPLY=($(compgen -W '--ledger --format --language --at --known-at
          --place --radius --only --actor --narrator --outlet --side --type --polarity --grade --from --to --known-from --known-to --text --document --incident --all-versions --data --help' -- "$current")) ;;
        claims|incidents|contradictions|narrators|documents)
          COMPREPLY=($(compgen -W '--ledger --format --language --limit --cursor
          --place --radius --only --actor --narrator --outlet --side --type --polarity --grade --from --to --known-from --known-to --text --document --incident --all-versions --data --help' -- "$current")) ;;
        why) COMPREPLY=($(compgen -W '--ledger --language --data --help' -- "$current")) ;;
        timeline) COMPREPLY=($(compgen -W '--ledger --language --known-to --data --help' -- "$current")) ;;
        correct)
          if [[ $current == -* ]]; then
            COMPREPLY=($(compgen -W '--ledger --who --why --data --help' -- "$current"))
          else
            COMPREPLY=($(compgen -W 'actor recipient from object place originator type time polarity certainty modality stance extent quantity evidence' -- "$current"))
          fi
          ;;
        accept|reject|merge|split|annotate|undo)
          COMPREPLY=($(compgen -W '--ledger --who --why --data --help' -- "$current")) ;;
        reviews) COMPREPLY=($(compgen -W '--ledger --claim --incident --who --unplaced --format --help' -- "$current")) ;;
        reconcile) COMPREPLY=($(compgen -W '--ledger --look --list --quiet --help' -- "$current")) ;;
        backup)
          if [[ $current == -* ]]; then
            COMPREPLY=($(compgen -W '--ledger --quiet --help' -- "$current"))
          else
            compopt -o filenames 2>/dev/null
            COMPREPLY=($(compgen -f -- "$current"))
          fi
          ;;
        *) COMPREPLY=($(compgen -W '--ledger --claims --json --quiet --data --help' -- "$current")) ;;
      esac
      ;;
    watch)
      if [[ $current == -?* ]]; then
        COMPREPLY=($(compgen -W '--ledger --state --once --check --list --quiet --data --help' -- "$current"))
      else
        compopt -o filenames 2>/dev/null
        COMPREPLY=($(compgen -f -X '!*.toml' -- "$current") $(compgen -d -- "$current"))
      fi
      ;;
    places)
      case " ${COMP_WORDS[*]:1:COMP_CWORD-1} " in
        *' import ocha '*)
          if [[ $current == -?* ]]; then
            COMPREPLY=($(compgen -W '--ledger --licence --attribution --quiet --help' -- "$current"))
          else
            compopt -o filenames 2>/dev/null
            COMPREPLY=($(compgen -f -X '!*.shp' -- "$current") $(compgen -d -- "$current"))
          fi
          ;;
        *' import '*) COMPREPLY=($(compgen -W 'ocha' -- "$current")) ;;
        *' list '*) COMPREPLY=($(compgen -W '--ledger --level --format --help' -- "$current")) ;;
        *' remove '*) COMPREPLY=($(compgen -W '--ledger --help' -- "$current")) ;;
        *) COMPREPLY=($(compgen -W 'import list remove' -- "$current")) ;;
      esac
      ;;
    export)
      if [[ $current == -?* ]]; then
        COMPREPLY=($(compgen -W '--ledger --out --about --include-contested --at --known-at
          --place --radius --only --actor --narrator --outlet --side --type --polarity --grade --from --to --known-from --known-to --text --document --incident --all-versions
          --data --help' -- "$current"))
      else
        COMPREPLY=($(compgen -W 'acled atlos bayanat csv ftm ftm-statements gdelt gdelt-mentions geojson jsonl kml plover polecat ucdp uwazi' -- "$current"))
      fi
      ;;
    serve)
      case " ${COMP_WORDS[*]:1:COMP_CWORD-1} " in
        *' token add '*) COMPREPLY=($(compgen -W '--token-file --name --scope --expires --help' -- "$current")) ;;
        *' token list '*|*' token revoke '*) COMPREPLY=($(compgen -W '--token-file --help' -- "$current")) ;;
        *' token '*) COMPREPLY=($(compgen -W 'add list revoke' -- "$current")) ;;
        *) COMPREPLY=($(compgen -W '--ledger --address --port --token-file --host --rate --web --basemap --open-to-all --verbose --data --help token' -- "$current")) ;;
      esac
      ;;
    demo)
      COMPREPLY=($(compgen -W '--serve --port --basemap --data --help' -- "$current"))
      ;;
    lexicon|version)
      COMPREPLY=($(compgen -W '--data --help' -- "$current"))
      ;;
    eval)
      if [[ " ${COMP_WORDS[*]:1:COMP_CWORD-1} " != *' events '* ]]; then
        COMPREPLY=($(compgen -W 'events' -- "$current"))
      elif [[ $current == -* ]]; then
        COMPREPLY=($(compgen -W '--jobs --show --quiet --data --help' -- "$current"))
      else
        compopt -o filenames 2>/dev/null
        COMPREPLY=($(compgen -f -X '!*.csv' -- "$current") $(compgen -d -- "$current"))
      fi
      ;;
  esac
}
complete -F _sijill sijill
