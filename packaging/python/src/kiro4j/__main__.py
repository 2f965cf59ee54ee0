from kiro4j import main

main()
