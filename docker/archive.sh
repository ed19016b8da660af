#!/bin/sh
# Puts an archive of what the JVM makes of the classes beside an extracted praxis.jar: a start takes two thirds of its time
# with it. It fits the very JVM and the very files it was made with; any other JVM leaves it unread and starts as ever.
# usage: java -Djarmode=tools -jar target/praxis.jar extract --destination FOLDER && docker/archive.sh FOLDER
# then, with the jar named as it was here:  cd FOLDER && java -XX:SharedArchiveFile=praxis.jsa -jar praxis.jar
set -eu
cd "$1"
# One start on a database in memory, ended when it is up.
SPRING_PROFILES_ACTIVE='' java -XX:ArchiveClassesAtExit=praxis.jsa -Xlog:cds=error -Xlog:cds+dynamic=error -Xmx768m \
  -Dspring.context.exit=onRefresh -jar praxis.jar --server.port=0 --spring.datasource.url=jdbc:h2:mem:archive \
  --logging.level.root=warn
ls -l praxis.jsa
