window.__THAR_CONFIG = {
  "userInfo": {
    "accountId": "55",
    "userName": "tansybakes",
    "displayName": "Tansy bakes"
  },
  "archiveInfo": {
    "sizeBytes": "9",
    "generationDate": "2022-11-20T06:00:00.000Z",
    "isPartialArchive": false
  },
  "dataTypes": {
    "tweets": {
      "files": [
        {
          "fileName": "data/tweets.js",
          "globalName": "YTD.tweets.part0",
          "count": "1"
        },
        {
          "fileName": "data/tweets-part1.js",
          "globalName": "YTD.tweets.part1",
          "count": "3"
        },
        {
          "fileName": "data/tweets-part10.js",
          "globalName": "YTD.tweets.part10",
          "count": "2"
        }
      ]
    }
  }
}