# fish completion for sijill; install in fish/vendor_completions.d.
set -l verbs read ingest lexicon eval version
complete -c sijill -f
complete -c sijill -n "not __fish_seen_subcommand_from $verbs" -a read -d 'Read articles and write their claims'
complete -c sijill -n "not __fish_seen_subcommand_from $verbs" -a ingest -d 'Read articles and record their claims in a ledger'
complete -c sijill -n "not __fish_seen_subcommand_from $verbs" -a lexicon -d 'Show what the lexicon knows about a word'
complete -c sijill -n "not __fish_seen_subcommand_from $verbs" -a eval -d 'Score the engine against gold records'
complete -c sijill -n "not __fish_seen_subcommand_from $verbs" -a version -d 'Print the versions'
complete -c sijill -n "not __fish_seen_subcommand_from $verbs" -l version -d 'Print the version'
complete -c sijill -l data -r -a '(__fish_complete_directories)' -d 'Directory of the lexicon and the models'
complete -c sijill -s h -l help -d 'Print help'
complete -c sijill -n '__fish_seen_subcommand_from read ingest' -F
complete -c sijill -n '__fish_seen_subcommand_from read ingest' -l published -x -d 'When the article came out'
complete -c sijill -n '__fish_seen_subcommand_from read ingest' -l outlet -x -d 'Who published it'
complete -c sijill -n '__fish_seen_subcommand_from read ingest' -l url -x -d 'Where it came from'
complete -c sijill -n '__fish_seen_subcommand_from read ingest' -l title -x -d 'Its title'
complete -c sijill -n '__fish_seen_subcommand_from read' -l format -x -a 'jsonl table reading conllu html' -d 'How to write'
complete -c sijill -n '__fish_seen_subcommand_from read ingest' -l prefer -x -a 'past future' -d 'Which day a bare weekday is'
complete -c sijill -n '__fish_seen_subcommand_from ingest' -l ledger -r -F -d 'The ledger'
complete -c sijill -n '__fish_seen_subcommand_from ingest' -l list -d 'Write a line for each document that is recorded'
complete -c sijill -n '__fish_seen_subcommand_from read' -l explain -d 'Also show triggers that were not taken'
complete -c sijill -n '__fish_seen_subcommand_from read ingest eval' -s j -l jobs -x -d 'Threads'
complete -c sijill -n '__fish_seen_subcommand_from read ingest eval' -s q -l quiet -d 'No progress on stderr'
complete -c sijill -n '__fish_seen_subcommand_from eval; and not __fish_seen_subcommand_from events' -a events
complete -c sijill -n '__fish_seen_subcommand_from events' -F
complete -c sijill -n '__fish_seen_subcommand_from events' -l show -d 'Print what was missed and what fired falsely'
